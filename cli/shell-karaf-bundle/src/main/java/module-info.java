/** The commands of operators in Karaf's shell. */
module org.livekit4j.shell.karaf {
    requires org.apache.karaf.shell.core;
    requires org.livekit4j.api;
    requires org.livekit4j.shell;

    opens org.livekit4j.shell.karaf.internal; // Karaf sets the fields of commands
}
