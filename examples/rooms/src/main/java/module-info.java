/** Examples: programs that join a room. */
module org.livekit4j.examples.rooms {
    requires java.desktop;
    requires org.livekit4j.api;
}
