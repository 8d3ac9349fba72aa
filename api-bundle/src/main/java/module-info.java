/** What users of LiveKit4j compile against. It depends on nothing but the JDK. */
module org.livekit4j.api {
    requires static java.desktop;
    requires static org.jspecify;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires static org.osgi.dto;
    requires static org.osgi.service.component.annotations;

    exports org.livekit4j;
    exports org.livekit4j.agent;
    exports org.livekit4j.annotations;
    exports org.livekit4j.audio;
    exports org.livekit4j.configuration;
    exports org.livekit4j.dashboard;
    exports org.livekit4j.data;
    exports org.livekit4j.devices;
    exports org.livekit4j.dto;
    exports org.livekit4j.keeper;
    exports org.livekit4j.plugin;
    exports org.livekit4j.options;
    exports org.livekit4j.propertytypes;
    exports org.livekit4j.recorder;
    exports org.livekit4j.room;
    exports org.livekit4j.room.dto;
    exports org.livekit4j.room.stream;
    exports org.livekit4j.text;
    exports org.livekit4j.time;
    exports org.livekit4j.track;
    exports org.livekit4j.video;
    exports org.livekit4j.video.desktop;

    uses org.livekit4j.LiveKitProvider;
}
