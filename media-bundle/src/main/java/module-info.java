/** Streams of native frames, processors and sinks of any medium. */
module org.livekit4j.media {
    requires transitive org.livekit4j.api;
    requires transitive org.livekit4j.ffi;
    requires transitive org.livekit4j.queue;
    requires org.slf4j;
    requires static org.jspecify;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.dto;
    requires static org.osgi.framework;
    requires static org.osgi.util.tracker;

    exports org.livekit4j.media;
    exports org.livekit4j.media.dto;
    exports org.livekit4j.media.management;
    exports org.livekit4j.media.spi;
}
