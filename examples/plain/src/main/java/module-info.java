/** An example: audio through the native library and back. */
module org.livekit4j.examples.plain {
    requires org.livekit4j.api;
}
