/** The bridge to LiveKit's native library: the only module that needs native access. */
module org.livekit4j.ffi {
    requires transitive com.google.protobuf;
    requires transitive org.livekit4j.api;
    requires java.management;
    requires org.slf4j;
    // It is not needed, and need not be in a run-time image.
    requires static jdk.jfr;
    requires static org.jspecify;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.dto;
    requires static org.osgi.framework;
    requires static org.osgi.resource;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    exports org.livekit4j.ffi;
    exports org.livekit4j.ffi.management;
    exports org.livekit4j.ffi.proto;
    exports org.livekit4j.ffi.track;
    exports org.livekit4j.ffi.whiteboard;
}
