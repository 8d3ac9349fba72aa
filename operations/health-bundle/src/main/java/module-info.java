/** Health checks for Felix's health check executor. */
module org.livekit4j.health {
    requires org.apache.felix.healthcheck.api;
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.livekit4j.media;
    requires org.livekit4j.queue;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.dto;
    requires static org.osgi.framework;
    requires static org.osgi.service.component.annotations;
}
