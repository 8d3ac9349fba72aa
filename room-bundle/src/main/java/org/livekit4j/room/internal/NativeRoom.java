package org.livekit4j.room.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.GetSessionStatsCallback;
import org.livekit4j.ffi.proto.GetSessionStatsRequest;
import org.livekit4j.ffi.proto.SimulateScenarioKind;
import org.livekit4j.ffi.proto.SimulateScenarioRequest;
import org.livekit4j.ffi.track.RtcStatsReader;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.IncomingStatistics;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEncryption;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RoomStatistics;
import org.livekit4j.room.SimulatedScenario;
import org.livekit4j.room.stream.ByteStreamHandler;
import org.livekit4j.room.stream.TextStreamHandler;
import org.livekit4j.text.Printable;

/** A room, as its users see it. */
final class NativeRoom implements Room {
    private final PendingFutures pending = new PendingFutures();
    private final RoomRequests operations;
    private final Listeners listeners;
    private final RoomState model;
    private final RoomLifecycle life;

    /**
     * @param details by which it was joined
     * @param answer the answer; all its handles are adopted
     * @param onEnd called when the room has ended; may block
     */
    @SuppressWarnings("this-escape") // listeners are called when the room is started
    NativeRoom(FfiClient client, ConnectionDetails details, ConnectCallback.Result answer, RoomOptions options,
            RoomTimeouts timeouts, Consumer<NativeRoom> onEnd) {
        operations = new RoomRequests(client, pending);
        listeners = new Listeners(this, options.incomingLimits());
        model = new RoomState(operations, details, answer, listeners, new ReentrantLock(), options.encryption());
        life = new RoomLifecycle(model, operations, timeouts, () -> onEnd.accept(this));
    }

    IncomingStreams streams() {
        return model.streams();
    }

    Listeners listeners() {
        return listeners;
    }

    /** Lets events come. */
    void start(SubscriberRegistry registry) {
        life.start(registry);
    }

    /** Ends the room because its service or the native library goes. */
    void stop(DisconnectReason reason) {
        beginStop(reason);
        awaitStop();
    }

    void beginStop(DisconnectReason reason) {
        life.stop(reason);
    }

    /** Waits for the end of a room that is being stopped, for a bounded time. */
    void awaitStop() {
        life.awaitStop();
    }

    /** Looks after the room, every other second. */
    void look() {
        life.look();
    }

    @Override
    public String name() {
        return model.info().getName();
    }

    @Override
    public CompletableFuture<String> sid() {
        return pending.untilTheEnd(model.sid());
    }

    @Override
    public ConnectionDetails connectionDetails() {
        return model.details();
    }

    @Override
    public String metadata() {
        return model.info().getMetadata();
    }

    @Override
    public ConnectionState connectionState() {
        return model.state();
    }

    @Override
    public int numParticipants() {
        return model.info().getNumParticipants();
    }

    @Override
    public int numPublishers() {
        return model.info().getNumPublishers();
    }

    @Override
    public int maxParticipants() {
        return model.info().getMaxParticipants();
    }

    @Override
    public Optional<Instant> creationTime() {
        return ProtoConverter.time(model.info().getCreationTime());
    }

    @Override
    public Duration emptyTimeout() {
        return Duration.ofSeconds(model.info().getEmptyTimeout());
    }

    @Override
    public Duration departureTimeout() {
        return Duration.ofSeconds(model.info().getDepartureTimeout());
    }

    @Override
    public boolean recording() {
        return model.info().getActiveRecording();
    }

    @Override
    public Optional<RoomEncryption> encryption() {
        return Optional.ofNullable(model.encryption());
    }

    @Override
    public LocalParticipant localParticipant() {
        return model.local();
    }

    @Override
    public Map<String, RemoteParticipant> remoteParticipants() {
        return Map.copyOf(model.remotes());
    }

    @Override
    public Registration addListener(RoomListener listener, Set<Class<? extends RoomEvent>> events) {
        ListenerDispatcher lane = listeners.add(listener, events);
        return () -> listeners.remove(lane);
    }

    @Override
    public Registration registerTextStreamHandler(String topic, TextStreamHandler handler) {
        return model.streams().register(StreamTaker.ofText(topic, handler));
    }

    @Override
    public Registration registerByteStreamHandler(String topic, ByteStreamHandler handler) {
        return model.streams().register(StreamTaker.ofBytes(topic, handler));
    }

    @Override
    public CompletableFuture<Void> disconnect() {
        return disconnect(DisconnectReason.CLIENT_INITIATED);
    }

    @Override
    public CompletableFuture<Void> disconnect(DisconnectReason reason) {
        if (!Objects.requireNonNull(reason, "reason is null").ofProtocol()) {
            throw new IllegalArgumentException(
                    "reason is " + reason + ", a reason of this library; it must be one of the protocol's");
        }
        return life.leave(reason);
    }

    @Override
    public CompletableFuture<DisconnectReason> ended() {
        return life.ended();
    }

    @Override
    public IncomingStatistics incomingStatistics() {
        CallLimits calls = model.local().calls();
        CallLimits streams = model.streams().counts();
        return new IncomingStatistics(listeners.statistics(), calls.running(), calls.taken(), calls.refused(), streams.running(),
                streams.taken(), streams.refused());
    }

    @Override
    public CompletableFuture<RoomStatistics> statistics() {
        GetSessionStatsRequest.Builder request = GetSessionStatsRequest.newBuilder();
        return operations.ask("reading the statistics", id -> FfiRequest.newBuilder()
                .setGetSessionStats(request.setRoomHandle(model.handle().id()).setRequestAsyncId(id)).build(), event -> {
                    GetSessionStatsCallback.Result result = event.getGetSessionStats().getResult();
                    return new RoomStatistics(RtcStatsReader.read(result.getPublisherStatsList()),
                            RtcStatsReader.read(result.getSubscriberStatsList()));
                });
    }

    @Override
    public CompletableFuture<Void> simulate(SimulatedScenario scenario) {
        SimulateScenarioRequest.Builder request = SimulateScenarioRequest.newBuilder()
                .setScenario(SimulateScenarioKind.forNumber(Objects.requireNonNull(scenario, "scenario is null").ordinal()));
        return operations.ask("simulating " + scenario, id -> FfiRequest.newBuilder()
                .setSimulateScenario(request.setRoomHandle(model.handle().id()).setRequestAsyncId(id)).build());
    }

    @Override
    public void close() {
        life.close();
    }

    @Override
    public String toString() {
        return "Room['" + Printable.of(name()) + "', " + Printable.of(model.info().getSid()) + ", " + connectionState() + "]";
    }
}
