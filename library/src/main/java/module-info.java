/** LiveKit for plain Java: audio, video, data, rooms, agents and tokens in one module. */
module org.livekit4j {
    requires java.logging;
    requires java.management;
    requires java.net.http;
    requires jdk.httpserver;
    requires org.slf4j;
    // What is in the jar of others does without them.
    requires static java.desktop;
    requires static java.sql;
    requires static jdk.jfr;
    requires static jdk.unsupported;

    // What users compile against.
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
    exports org.livekit4j.options;
    exports org.livekit4j.plugin;
    exports org.livekit4j.propertytypes;
    exports org.livekit4j.recorder;
    exports org.livekit4j.room;
    exports org.livekit4j.room.dto;
    exports org.livekit4j.room.stream;
    exports org.livekit4j.text;
    exports org.livekit4j.time;
    exports org.livekit4j.token;
    exports org.livekit4j.track;
    exports org.livekit4j.video;
    exports org.livekit4j.video.desktop;

    // What LiveKit.unwrap hands out.
    exports org.livekit4j.audio.opus;
    exports org.livekit4j.ffi;
    exports org.livekit4j.ffi.management;
    exports org.livekit4j.ffi.proto;
    exports org.livekit4j.ffi.track;
    exports org.livekit4j.ffi.whiteboard;
    exports org.livekit4j.media;
    exports org.livekit4j.media.dto;
    exports org.livekit4j.media.management;
    exports org.livekit4j.media.spi;
    exports org.livekit4j.queue;
    exports org.livekit4j.queue.concurrent;
    exports org.livekit4j.queue.dto;
    exports org.livekit4j.queue.management;
    exports org.livekit4j.queue.propertytypes;

    uses org.livekit4j.LiveKitProvider;
    uses org.livekit4j.agent.AgentProvider;
    uses org.livekit4j.dashboard.DashboardProvider;
    uses org.livekit4j.devices.DevicesProvider;
    uses org.livekit4j.keeper.RoomKeeperProvider;
    uses org.livekit4j.queue.ServiceFactory;
    uses org.livekit4j.recorder.RecorderProvider;

    provides org.livekit4j.LiveKitProvider with org.livekit4j.standalone.internal.StandaloneProvider;
    provides org.livekit4j.agent.AgentProvider with org.livekit4j.agent.internal.PlainAgents;
    provides org.livekit4j.dashboard.DashboardProvider with org.livekit4j.dashboard.internal.PlainDashboards;
    provides org.livekit4j.devices.DevicesProvider with org.livekit4j.devices.internal.PlainDevices;
    provides org.livekit4j.keeper.RoomKeeperProvider with org.livekit4j.keeper.internal.PlainKeepers;
    provides org.livekit4j.recorder.RecorderProvider with org.livekit4j.recorder.internal.PlainRecorders;
    provides org.livekit4j.queue.ServiceFactory with org.livekit4j.audio.internal.AudioServiceFactory,
            org.livekit4j.data.internal.DataServiceFactory, org.livekit4j.room.internal.RoomsProvider,
            org.livekit4j.video.internal.VideoServiceFactory;
}
