package org.livekit4j.standalone.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitStatus;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.agent.AgentBuilder;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.OwnedAgentWorker;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.dashboard.Dashboard;
import org.livekit4j.data.Data;
import org.livekit4j.data.DataSink;
import org.livekit4j.devices.Devices;
import org.livekit4j.devices.DevicesProvider;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.keeper.OwnedRoomKeeper;
import org.livekit4j.media.Medium;
import org.livekit4j.media.SinkService;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.RecorderProvider;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.text.Printable;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoSink;

/** An instance: a user of the engine, with services and rooms of its own. */
final class StandaloneLiveKit implements LiveKit {
    private final SharedEngine.Lease lease;
    private final OwnServices services;
    private final OwnRooms rooms;
    private final OwnResources resources;
    private final Closing closing;

    /** @param hook ends keepers and workers and leaves the rooms when the JVM shuts down */
    StandaloneLiveKit(SharedEngine.Lease lease, OwnRooms rooms, OwnResources resources, ShutdownHook hook) {
        this.lease = lease;
        this.rooms = rooms;
        this.resources = resources;
        this.services = new OwnServices(lease.engine());
        this.closing = new Closing(resources::close, rooms::leave, services::close, hook::close, lease::close);
    }

    @Override
    public Audio audio() {
        return services.get(Audio.class);
    }

    @Override
    public Video video() {
        return services.get(Video.class);
    }

    @Override
    public Data data() {
        return services.get(Data.class);
    }

    @Override
    public Rooms rooms() {
        return new TrackedRooms(services.get(Rooms.class), rooms);
    }

    @Override
    public Room connect(String url, String token, RoomOptions options, RoomListener... listeners) throws InterruptedException {
        return joined(rooms().connect(url, token, options, listeners));
    }

    @Override
    public Room connect(TokenSource source, TokenRequest request, RoomOptions options, RoomListener... listeners)
            throws InterruptedException {
        return joined(rooms().connect(source, request, options, listeners));
    }

    private Room joined(CompletableFuture<Room> joining) throws InterruptedException {
        Room room = Joining.await(joining);
        rooms.add(room); // what hangs on the future may not have run yet
        return room;
    }

    @Override
    public UpdatableRegistration addAudioSink(AudioSink sink, Map<String, ?> properties) {
        return addSink(AudioSink.class, sink, properties, audio());
    }

    @Override
    public UpdatableRegistration addVideoSink(VideoSink sink, Map<String, ?> properties) {
        return addSink(VideoSink.class, sink, properties, video());
    }

    @Override
    public UpdatableRegistration addDataSink(DataSink sink, Map<String, ?> properties) {
        return addSink(DataSink.class, sink, properties, data());
    }

    private <S> UpdatableRegistration addSink(Class<S> type, S sink, Map<String, ?> properties, Object service) {
        Medium<?, ?, S, ?> medium = SinkService.of(type, service);
        UpdatableRegistration added = medium.addSink(sink, properties);
        rooms.follow(medium);
        return added;
    }

    @Override
    public OwnedRoomKeeper keep(KeeperOptions options, RoomListener... listeners) {
        Objects.requireNonNull(options, "options is null");
        Rooms joining = rooms();
        List<RoomListener> all = List.of(listeners);
        OwnedRoomKeeper keeper = resources.<OwnedRoomKeeper>add(
                onClose -> OwnResources.keepers().keep(options, joining, all, onClose));
        requireOpen(keeper::close);
        return keeper;
    }

    /** It may have been closed meanwhile, perhaps without the new resource. */
    private void requireOpen(Runnable close) {
        try {
            services.requireOpen();
        } catch (IllegalStateException e) {
            close.run();
            throw e;
        }
    }

    @Override
    public AgentBuilder agent(AgentOptions options) {
        return new AgentBuilder(options, this::startAgent);
    }

    private OwnedAgentWorker startAgent(AgentOptions options, JobHandler handler) {
        Rooms joining = rooms();
        OwnedAgentWorker worker = resources.<OwnedAgentWorker>add(
                onClose -> OwnResources.agents().start(options, handler, joining, onClose));
        requireOpen(worker::close);
        return worker;
    }

    @Override
    public Dashboard dashboard() {
        services.requireOpen();
        Dashboard dashboard = resources.<Dashboard>add(
                onClose -> OwnResources.dashboards().open(new OwnParts(lease.engine(), services, rooms, resources), onClose));
        requireOpen(dashboard::close);
        return dashboard;
    }

    @Override
    public Devices devices() {
        services.requireOpen();
        DevicesProvider.Opened devices = resources.devices(this::audio, this::video, this::unwrap);
        requireOpen(devices::close);
        return devices;
    }

    @Override
    public Recorder recorder() {
        services.requireOpen();
        RecorderProvider.Owned recorder = resources.recorder(this::audio, this::video);
        requireOpen(recorder::close);
        return recorder;
    }

    @Override
    public LiveKitStatus status() {
        services.requireOpen();
        return lease.engine().status(lease.users(), rooms.names());
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        Objects.requireNonNull(type, "type is null");
        services.requireOpen();
        Map<Class<?>, Object> parts = lease.engine().parts();
        Object part = parts.get(type);
        if (part == null) {
            throw new IllegalArgumentException("type is " + type.getName() + "; it must be one of "
                    + parts.keySet().stream().map(Class::getName).sorted().collect(Collectors.joining(", ")));
        }
        return type.cast(part);
    }

    @Override
    public void close() {
        services.refuse();
        closing.close();
    }

    @Override
    public String toString() {
        return "LiveKit[" + lease.engine().library() + ", rooms " + Printable.of(rooms.names()) + "]";
    }
}
