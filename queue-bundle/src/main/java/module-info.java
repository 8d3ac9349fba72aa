/** The filtering event queue and the whiteboard of its subscribers. */
module org.livekit4j.queue {
    requires transitive org.livekit4j.api;
    requires transitive org.livekit4j.ffi;
    requires java.management;
    requires org.slf4j;
    requires static org.jspecify;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.dto;
    requires static org.osgi.framework;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    exports org.livekit4j.queue;
    exports org.livekit4j.queue.concurrent;
    exports org.livekit4j.queue.dto;
    exports org.livekit4j.queue.management;
    exports org.livekit4j.queue.propertytypes;

    uses org.livekit4j.queue.ServiceFactory;
}
