/** Meters of the native library, the queue, rooms, streams and keepers, for Micrometer. */
module org.livekit4j.metrics {
    requires micrometer.core;
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.livekit4j.media;
    requires org.livekit4j.queue;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.dto;
    requires static org.osgi.service.component.annotations;
}
