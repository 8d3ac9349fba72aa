/** The commands of operators, independent of the shell. */
module org.livekit4j.shell {
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.livekit4j.media;
    requires org.livekit4j.queue;
    requires static org.jspecify;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.dto;
    requires static org.osgi.framework;
    requires static org.osgi.service.component;
    requires static org.osgi.service.component.annotations;

    exports org.livekit4j.shell;
    exports org.livekit4j.shell.embedding;
}
