/** Implements the audio API on the native library. */
module org.livekit4j.audio {
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.livekit4j.media;
    requires org.livekit4j.queue;
    requires org.slf4j;
    // In the bundle its package is one of this module.
    requires static concentus;
    requires static org.jspecify;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.dto;
    requires static org.osgi.framework;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    exports org.livekit4j.audio.opus;

    provides org.livekit4j.queue.ServiceFactory with org.livekit4j.audio.internal.AudioServiceFactory;
}
