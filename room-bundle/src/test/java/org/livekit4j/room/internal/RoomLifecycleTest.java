package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livekit4j.room.internal.Fixture.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.ffi.proto.Disconnected;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RoomEOS;
import org.livekit4j.ffi.proto.ParticipantDisconnected;
import org.livekit4j.ffi.proto.RoomInfo;
import org.livekit4j.ffi.proto.TrackSubscribed;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.track.StreamEnd;

@Timeout(30)
class RoomLifecycleTest {
    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.room();

    /** By what the native library says that a room has ended. */
    enum Sign {
        EVENT, END_OF_EVENTS, ANSWER, STOPPING
    }

    /** Every order of every choice of signs. */
    static List<List<Sign>> orders() {
        List<List<Sign>> orders = new ArrayList<>();
        extend(List.of(), orders);
        return orders;
    }

    private static void extend(List<Sign> order, List<List<Sign>> orders) {
        for (Sign sign : Sign.values()) {
            if (!order.contains(sign)) {
                List<Sign> longer = Stream.concat(order.stream(), Stream.of(sign)).toList();
                orders.add(longer);
                extend(longer, orders);
            }
        }
    }

    private void show(Sign sign) {
        switch (sign) {
            case EVENT -> fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setDisconnected(
                    Disconnected.newBuilder().setReason(org.livekit4j.ffi.proto.DisconnectReason.SERVER_SHUTDOWN)));
            case END_OF_EVENTS -> fixture.fire(
                    org.livekit4j.ffi.proto.RoomEvent.newBuilder().setEos(RoomEOS.getDefaultInstance()));
            case ANSWER -> fixture.client.answerTo(FfiRequest.MessageCase.DISCONNECT)
                    .complete(FfiEvent.getDefaultInstance());
            case STOPPING -> room.stop(DisconnectReason.NATIVE_STOPPED);
        }
    }

    private void assertEndedOnce() {
        room.ended().join();
        fixture.awaitEvent(RoomEvent.Disconnected.class);
        List<RoomEvent> events = List.copyOf(fixture.events);
        assertThat(events.getFirst()).isEqualTo(new RoomEvent.Connected());
        assertThat(events.get(events.size() - 2)).isEqualTo(new RoomEvent.ConnectionStateChanged(ConnectionState.DISCONNECTED));
        assertThat(events.getLast()).isEqualTo(new RoomEvent.Disconnected(room.ended().join()));
        assertThat(fixture.count(RoomEvent.Disconnected.class)).isEqualTo(1);
        assertThat(room.connectionState()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(fixture.client.live).isEmpty();
        assertThat(fixture.registered).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void shouldEndOnceWhenTheSignsComeInThisOrder(List<Sign> order) {
        CompletableFuture<Void> data = room.localParticipant().publishData(new byte[1], DataPublishOptions.DEFAULTS);
        boolean leaving = order.contains(Sign.ANSWER);
        CompletableFuture<Void> left = leaving ? room.disconnect() : null;
        if (leaving) {
            await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.DISCONNECT));
        }
        order.forEach(this::show);

        assertEndedOnce();
        assertThatThrownBy(data::join).hasCauseInstanceOf(RoomEndedException.class);
        if (leaving) {
            left.join();
        }
        room.close();
        assertThat(room.disconnect()).isCompleted();
    }

    @Test
    void shouldGiveItsOwnReasonWhenItsServiceStops() {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> room.stop(DisconnectReason.SERVICE_STOPPED));
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.DISCONNECT));
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setDisconnected(
                Disconnected.newBuilder().setReason(org.livekit4j.ffi.proto.DisconnectReason.CLIENT_INITIATED)));
        show(Sign.ANSWER);
        stopped.join();

        assertThat(room.ended()).isCompletedWithValue(DisconnectReason.SERVICE_STOPPED);
        assertEndedOnce();
    }

    @Test
    void shouldSayReadyOnlyWhenItListens() {
        assertThat(fixture.registered).hasSize(1);
        assertThat(fixture.registered.getFirst().get("livekit.event.keys")).isEqualTo(new Long[]{1L, 10L});
        assertThat(fixture.client.requests.getFirst().hasReadyForRoomEvent()).isTrue();
    }

    @Test
    void shouldEndTheTracksWhenItEnds() {
        subscribe();
        NativeRemoteTrack track = track();
        List<Object> told = new ArrayList<>();
        track.onEnd(told::add);
        show(Sign.EVENT);
        assertEndedOnce();
        assertThat(told).containsExactly(StreamEnd.ROOM_ENDED);
    }

    @Test
    void shouldFailWhatIsAskedWhenItHasEnded() {
        show(Sign.EVENT);
        assertEndedOnce();
        assertThatThrownBy(room.statistics()::join).hasCauseInstanceOf(RoomEndedException.class)
                .hasMessageContaining("SERVER_SHUTDOWN");
        assertThatThrownBy(() -> room.localParticipant().setName("x").join()).hasCauseInstanceOf(RoomEndedException.class);
    }

    @Test
    void shouldLetAListenerCloseItAndGoOn() {
        AtomicInteger closes = new AtomicInteger();
        room.addListener((same, event) -> {
            if (event instanceof RoomEvent.Reconnecting) {
                same.close();
                closes.incrementAndGet();
            }
        });
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setReconnecting(org.livekit4j.ffi.proto.Reconnecting.getDefaultInstance()));
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.DISCONNECT));
        show(Sign.END_OF_EVENTS);
        show(Sign.ANSWER);
        assertEndedOnce();
        await().until(() -> closes.get() == 1);
    }

    @Test
    void shouldCallTheOtherListenersWhenOneFails() {
        room.addListener((same, event) -> {
            throw new IllegalStateException("expected in this test");
        });
        AtomicInteger calls = new AtomicInteger();
        room.addListener((same, event) -> calls.incrementAndGet());
        show(Sign.EVENT);
        assertEndedOnce();
        await().until(() -> calls.get() >= 2);
    }

    @Test
    void shouldRefuseAReasonThatIsNotOfTheProtocol() {
        assertThatIllegalArgumentException().isThrownBy(() -> room.disconnect(DisconnectReason.NATIVE_STOPPED));
    }

    /** Leaves the room; the native library answers. */
    private void leave() {
        CompletableFuture<Void> left = room.disconnect();
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.DISCONNECT));
        show(Sign.ANSWER);
        left.join();
    }

    private void subscribe() {
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setTrackSubscribed(
                TrackSubscribed.newBuilder().setParticipantIdentity("bob").setTrack(fixture.track("TR_bob"))));
    }

    private NativeRemoteTrack track() {
        return (NativeRemoteTrack) room.remoteParticipants().get("bob").trackPublications().get("TR_bob").track().orElseThrow();
    }

    @Test
    void shouldEndWhenContinuationsWaitForItsEnd() {
        CountDownLatch over = new CountDownLatch(4);
        subscribe();
        track().onEnd(_ -> {
            room.ended().join();
            over.countDown();
        });
        room.localParticipant().publishData(new byte[1], DataPublishOptions.DEFAULTS).whenComplete((_, _) -> {
            room.ended().join();
            over.countDown();
        });
        room.statistics().whenComplete((_, _) -> {
            room.disconnect().join();
            over.countDown();
        });
        room.ended().thenRun(() -> {
            room.close();
            over.countDown();
        });
        leave();
        assertEndedOnce();
        Uninterrupted.await(over);
    }

    @Test
    void shouldEndWhenContinuationsBlockForEver() {
        CountDownLatch never = new CountDownLatch(1);
        subscribe();
        track().onEnd(_ -> Uninterrupted.await(never));
        room.ended().thenRun(() -> Uninterrupted.await(never));
        room.disconnect().thenRun(() -> Uninterrupted.await(never));
        room.statistics().whenComplete((_, _) -> Uninterrupted.await(never));
        leave();
        room.close();
        assertEndedOnce();
        never.countDown();
    }

    @Test
    void shouldEndWhenThoseWhoUseItsServiceBlock() {
        CountDownLatch never = new CountDownLatch(1);
        NativeRoom watched = new NativeRoom(fixture.client, Fixture.DETAILS, fixture.answer(List.of(), List.of()),
                fixture.options, Fixture.BRIEF,
                _ -> Uninterrupted.await(never));
        watched.start(fixture);
        watched.stop(DisconnectReason.NATIVE_STOPPED);
        assertThat(watched.ended()).isCompletedWithValue(DisconnectReason.NATIVE_STOPPED);
        never.countDown();
    }

    @Test
    void shouldBeClosedFromAContinuation() {
        CompletableFuture<Void> closed = room.localParticipant().publishData(new byte[1], DataPublishOptions.DEFAULTS)
                .thenRun(room::close);
        fixture.client.answerTo(FfiRequest.MessageCase.PUBLISH_DATA).complete(FfiEvent.newBuilder().setPublishData(
                org.livekit4j.ffi.proto.PublishDataCallback.newBuilder().setAsyncId(1)).build());
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.DISCONNECT));
        show(Sign.ANSWER);
        closed.join();
        assertEndedOnce();
    }

    @Test
    void shouldBeClosedFromAHandler() {
        room.localParticipant().registerRpcMethod("close", _ -> {
            room.close();
            return "closed";
        });
        fixture.fire(FfiEvent.newBuilder().setRpcMethodInvocation(org.livekit4j.ffi.proto.RpcMethodInvocationEvent.newBuilder()
                .setLocalParticipantHandle(2).setInvocationId(7).setMethod("close").setRequestId("r").setCallerIdentity("bob")
                .setPayload("").setResponseTimeoutMs(20_000)).build());
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.DISCONNECT));
        show(Sign.ANSWER);
        assertEndedOnce();
    }

    @Test
    void shouldSayWhyStreamsEndWhenThisSideReconnectsInFull() {
        subscribe();
        List<StreamEnd> told = new CopyOnWriteArrayList<>();
        NativeRemoteParticipant bob = (NativeRemoteParticipant) room.remoteParticipants().get("bob");
        bob.onEnd(told::add);
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder().setParticipantDisconnected(
                ParticipantDisconnected.newBuilder().setParticipantIdentity("bob")
                        .setDisconnectReason(org.livekit4j.ffi.proto.DisconnectReason.UNKNOWN_REASON)));
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setReconnecting(org.livekit4j.ffi.proto.Reconnecting.getDefaultInstance()));
        await().until(() -> !told.isEmpty());
        assertThat(told).containsExactly(StreamEnd.RECONNECTED);
    }

    @Test
    void shouldKnowTheNewSidWhenTheServerHasAnotherRoom() {
        assertThat(room.sid().join()).isEqualTo("RM_1");
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setRoomUpdated(Full.<RoomInfo>of(RoomInfo.newBuilder().setSid("RM_2"))));
        assertThat(room.sid().join()).isEqualTo("RM_2");
        fixture.fire(org.livekit4j.ffi.proto.RoomEvent.newBuilder()
                .setMoved(Full.<RoomInfo>of(RoomInfo.newBuilder().setSid("RM_3").setName("another"))));
        assertThat(room.sid().join()).isEqualTo("RM_3");
    }
}
