/** The commands of operators in the Gogo shell. */
module org.livekit4j.shell.gogo {
    requires org.apache.felix.gogo.runtime;
    requires org.livekit4j.shell;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.component.annotations;
}
