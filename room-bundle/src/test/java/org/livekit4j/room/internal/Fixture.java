package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.EncryptionType;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.OwnedParticipant;
import org.livekit4j.ffi.proto.OwnedRoom;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.proto.OwnedTrackPublication;
import org.livekit4j.ffi.proto.ParticipantInfo;
import org.livekit4j.ffi.proto.ParticipantPermission;
import org.livekit4j.ffi.proto.ParticipantPermissionChanged;
import org.livekit4j.ffi.proto.PublishTrackCallback;
import org.livekit4j.ffi.proto.RoomInfo;
import org.livekit4j.ffi.proto.TrackInfo;
import org.livekit4j.ffi.proto.TrackPublicationInfo;
import org.livekit4j.ffi.proto.TrackPublished;
import org.livekit4j.ffi.proto.TrackSource;
import org.livekit4j.ffi.proto.TrackSubscribed;
import org.livekit4j.ffi.proto.TrackUnpublished;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.testing.Fake;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.track.TrackKind;

/** A room without a native library: "me", "bob" and what bob publishes. */
final class Fixture implements SubscriberRegistry {
    /** By which its rooms were joined. */
    static final ConnectionDetails DETAILS = new ConnectionDetails("ws://host", "token");
    static final long ROOM = 1;
    static final RoomTimeouts BRIEF = new RoomTimeouts(Duration.ofSeconds(2), Duration.ofMillis(1),
            Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofSeconds(2));

    final FakeClient client = new FakeClient();
    final List<RoomEvent> events = new CopyOnWriteArrayList<>();
    final List<Map<String, ?>> registered = new CopyOnWriteArrayList<>();
    RoomOptions options = RoomOptions.DEFAULTS;
    RoomTimeouts timeouts = BRIEF;
    private FfiEventSubscriber subscriber;
    /** The latest one, of a room or of what is in it. */
    private FfiEventSubscriber latest;
    private long nextHandle = 10;

    /** A track that needs no native source. */
    static final class Tone extends NativeLocalTrack {
        Tone(FakeClient client, long handle) {
            super(client, TrackKind.AUDIO, OwnedTrack.newBuilder().setHandle(Fixture.handle(handle))
                    .setInfo(Full.<TrackInfo>of(TrackInfo.newBuilder().setName("tone").setSid("TR_unknown"))).build());
        }
    }

    /** For what comes within milliseconds. */
    static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    static FfiOwnedHandle handle(long id) {
        return FfiOwnedHandle.newBuilder().setId(id).build();
    }

    OwnedParticipant participant(String identity) {
        return OwnedParticipant.newBuilder().setHandle(handle(nextHandle++))
                .setInfo(Full.<ParticipantInfo>of(ParticipantInfo.newBuilder().setIdentity(identity))).build();
    }

    OwnedTrackPublication publication(String sid) {
        return OwnedTrackPublication.newBuilder().setHandle(handle(nextHandle++))
                .setInfo(Full.<TrackPublicationInfo>of(TrackPublicationInfo.newBuilder().setSid(sid))).build();
    }

    /** Bob publishes in addition. */
    void publishRemotely(String sid, EncryptionType encryption) {
        TrackPublicationInfo info = Full.of(TrackPublicationInfo.newBuilder().setSid(sid).setEncryptionType(encryption)
                .setMuted(false).setSource(TrackSource.SOURCE_MICROPHONE));
        fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setTrackPublished(TrackPublished.newBuilder()
                .setParticipantIdentity("bob")
                .setPublication(OwnedTrackPublication.newBuilder().setHandle(handle(nextHandle++)).setInfo(info))));
    }

    void unpublishRemotely(String sid) {
        fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setTrackUnpublished(
                TrackUnpublished.newBuilder().setParticipantIdentity("bob").setPublicationSid(sid)));
    }

    void subscribe(String sid) {
        fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setTrackSubscribed(TrackSubscribed.newBuilder().setParticipantIdentity("bob").setTrack(track(sid))));
    }

    OwnedTrack track(String sid) {
        return OwnedTrack.newBuilder().setHandle(handle(nextHandle++))
                .setInfo(Full.<TrackInfo>of(TrackInfo.newBuilder().setSid(sid))).build();
    }

    /** With participants of these identities, each with publications of these sids. */
    ConnectCallback.Result answer(List<String> identities, List<String> sids) {
        ConnectCallback.Result.Builder answer = ConnectCallback.Result.newBuilder()
                .setRoom(OwnedRoom.newBuilder().setHandle(handle(ROOM))
                        .setInfo(Full.<RoomInfo>of(RoomInfo.newBuilder().setName("a room").setSid("RM_1"))))
                .setLocalParticipant(participant("me"));
        for (String identity : identities) {
            ConnectCallback.ParticipantWithTracks.Builder entry = ConnectCallback.ParticipantWithTracks.newBuilder()
                    .setParticipant(participant(identity));
            sids.forEach(sid -> entry.addPublications(publication(sid)));
            answer.addParticipants(entry);
        }
        return answer.build();
    }

    /** Nobody listens. */
    static Listeners nobody() {
        return new Listeners(null, IncomingLimits.DEFAULTS);
    }

    /** A started room, to which this listens. */
    NativeRoom room() {
        NativeRoom room = unstarted();
        room.addListener(this::listen);
        room.start(this);
        return room;
    }

    /** A started room to which nobody listens. */
    NativeRoom silentRoom() {
        NativeRoom room = unstarted();
        room.start(this);
        return room;
    }

    private NativeRoom unstarted() {
        return new NativeRoom(client, DETAILS, answer(List.of("bob"), List.of("TR_bob")), options, timeouts,
                gone -> {
                });
    }

    void listen(Room room, RoomEvent event) {
        events.add(event);
    }

    @Override
    public UpdatableRegistration register(FfiEventSubscriber newSubscriber, Map<String, ?> properties) {
        latest = newSubscriber;
        if (String.valueOf(properties.get(QueueConstants.NAME)).startsWith("room ")) {
            subscriber = newSubscriber;
        }
        registered.add(properties);
        return new UpdatableRegistration() {
            private Map<String, ?> current = properties;

            @Override
            public void update(Map<String, ?> newProperties) {
                registered.remove(current);
                current = newProperties;
                registered.add(newProperties);
            }

            @Override
            public void close() {
                registered.remove(current);
            }
        };
    }

    FakeEvent fire(org.livekit4j.ffi.proto.RoomEvent.Builder event) {
        FakeEvent fired = FakeEvent.of(Full.of(event.setRoomHandle(ROOM)));
        subscriber.onEvent(fired);
        return fired;
    }

    void fire(FfiEvent event) {
        latest.onEvent(new FakeEvent(event, ROOM));
    }

    /** The local participant may do this from now on. */
    void permit(boolean publish, boolean data, TrackSource... sources) {
        fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setParticipantPermissionChanged(ParticipantPermissionChanged.newBuilder()
                        .setParticipantIdentity("me")
                        .setPermission(Full.<ParticipantPermission>of(ParticipantPermission.newBuilder()
                                .setCanPublish(publish).setCanPublishData(data).addAllCanPublishSources(List.of(sources))))));
    }

    /** An event is lost. */
    void lose() {
        subscriber.lost(1);
    }

    /** An event that cannot be decoded. */
    void fireBroken() {
        NativeEvent broken = Fake.of(NativeEvent.class, (method, arguments) -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> subscriber.onEvent(broken)).isInstanceOf(IllegalStateException.class);
    }

    /** Publishes a tone; the native library answers at once. */
    LocalTrackPublication publish(NativeRoom room, String sid) {
        CompletableFuture<LocalTrackPublication> published = room.localParticipant().publishTrack(new Tone(client, nextHandle++),
                TrackPublishOptions.DEFAULTS);
        answerPublish(sid);
        return published.join();
    }

    void answerPublish(String sid) {
        client.answerTo(FfiRequest.MessageCase.PUBLISH_TRACK).complete(FfiEvent.newBuilder()
                .setPublishTrack(PublishTrackCallback.newBuilder().setAsyncId(1).setPublication(publication(sid))).build());
    }

    void awaitEvent(Class<? extends RoomEvent> type) {
        await().until(() -> events.stream().anyMatch(type::isInstance));
    }

    long count(Class<? extends RoomEvent> type) {
        return events.stream().filter(type::isInstance).count();
    }

    /** What is not released, but for the user's own tracks. */
    List<HandleKind> left() {
        return client.live.values().stream().filter(kind -> kind != HandleKind.TRACK).toList();
    }
}
