/** Implements the API for data tracks on the native library. */
module org.livekit4j.data {
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.livekit4j.media;
    requires org.livekit4j.queue;
    requires org.slf4j;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.dto;
    requires static org.osgi.framework;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides org.livekit4j.queue.ServiceFactory with org.livekit4j.data.internal.DataServiceFactory;
}
