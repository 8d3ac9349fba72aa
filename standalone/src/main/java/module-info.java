/** Implements {@link org.livekit4j.LiveKit} outside an OSGi framework. */
module org.livekit4j.standalone {
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.livekit4j.media;
    requires org.livekit4j.queue;
    requires org.slf4j;

    uses org.livekit4j.agent.AgentProvider;
    uses org.livekit4j.dashboard.DashboardProvider;
    uses org.livekit4j.devices.DevicesProvider;
    uses org.livekit4j.keeper.RoomKeeperProvider;
    uses org.livekit4j.recorder.RecorderProvider;

    provides org.livekit4j.LiveKitProvider with org.livekit4j.standalone.internal.StandaloneProvider;
}
