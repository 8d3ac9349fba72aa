/** MBeans of the native library, rooms, streams and keepers. */
module org.livekit4j.management {
    requires transitive java.management;
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.livekit4j.media;
    requires org.livekit4j.queue;
    requires static org.jspecify;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.dto;
    requires static org.osgi.service.component.annotations;

    exports org.livekit4j.management;
}
