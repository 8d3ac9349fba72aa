package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.OwnedRoom;
import org.livekit4j.ffi.proto.RoomOptions;

/** A bridge on a library that does what a test wants. */
class BridgeScriptTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final long ID = 4_711;

    private final ScriptedLibrary library = new ScriptedLibrary(ProcessLock.acquire("a test"));
    private final NativeFfiClient bridge = library.bridge;
    private final PendingRequests pending = new PendingRequests(new Timeouts());
    private final EventCallback callback = new EventCallback(bridge, pending);

    BridgeScriptTest() {
        LateCompletions.opened(); // as when it is opened
        library.answer(FfiResponse.getDefaultInstance().toByteArray());
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    private static FfiRequest connect() {
        return FfiRequest.newBuilder().setConnect(ConnectRequest.newBuilder().setUrl("ws://none").setToken("none")
                .setOptions(RoomOptions.getDefaultInstance()).setRequestAsyncId(ID)).build();
    }

    private FfiHandle adopt(HandleKind kind) {
        bridge.ledger().created(kind);
        return bridge.adopt(kind, Events.handle(Events.HANDLE));
    }

    private void call(FfiEvent event) {
        try (NativeBytes memory = Events.memory(event)) {
            callback.onEvent(memory.address(), memory.size());
            memory.wipe();
        }
    }

    private static FfiEvent joined() {
        OwnedRoom room = OwnedRoom.newBuilder().setHandle(Events.handle(Events.HANDLE)).buildPartial();
        ConnectCallback.Result result = ConnectCallback.Result.newBuilder().setRoom(room).buildPartial();
        return FfiEvent.newBuilder().setConnect(ConnectCallback.newBuilder().setAsyncId(ID).setResult(result).buildPartial())
                .buildPartial();
    }

    @Test
    void shouldBeJoiningARoomUnlessTheRequestIsRefused() {
        bridge.request(connect());
        assertThat(bridge.rooms().isJoining()).isTrue();
        library.refuse();
        assertThatExceptionOfType(FfiException.class).isThrownBy(() -> bridge.request(connect()));
        assertThat(bridge.rooms().isJoining()).isFalse();
    }

    @Test
    void shouldLeaveARoomThatNobodyWaitsForAndReleaseItAfterwards() {
        call(joined());
        await().until(() -> library.requests.size() == 2);
        assertThat(library.requests.getFirst().getReadyForRoomEvent().getRoomHandle()).isEqualTo(Events.HANDLE);
        assertThat(library.requests.getLast().getDisconnect().getRoomHandle()).isEqualTo(Events.HANDLE);
        assertThat(library.drops).as("it is not left yet").doesNotContain(Events.HANDLE);
        assertThat(callback.statistics().unwanted()).isOne();
        assertThat(callback.statistics().failed()).isZero();
        bridge.close();
        await().untilAsserted(() -> assertThat(bridge.handles().live()).isZero());
    }

    @Test
    void shouldLeaveNoRoomWhenNoneWasJoined() {
        call(FfiEvent.newBuilder().setConnect(ConnectCallback.newBuilder().setAsyncId(ID).setError("no")).build());
        assertThat(callback.statistics().unwanted()).isOne();
        assertThat(callback.statistics().failed()).isZero();
        bridge.close();
        assertThat(library.requests).isEmpty();
    }

    @Test
    void shouldKeepARoomThatACallerWaitsFor() throws Exception {
        FfiEvent event = FfiEvent.parseFrom(Messages.full(
                FfiEvent.getDescriptor().findFieldByNumber(FfiEvent.CONNECT_FIELD_NUMBER), 1, new SplittableRandom(1))
                .toByteArray());
        long room = event.getConnect().getResult().getRoom().getHandle().getId();
        assertThat(room).isNotZero();
        PendingRequest request = pending.await(1L << 62, LONG);
        call(event.toBuilder().setConnect(event.getConnect().toBuilder().setAsyncId(1L << 62)).build());

        assertThat(request.join().hasConnect()).isTrue();
        assertThat(callback.statistics().unwanted()).isZero();
        assertThat(callback.statistics().answers()).isOne();
        bridge.rooms().letGo();
        assertThat(library.requests).hasSize(1);
        assertThat(library.requests.getFirst().getReadyForRoomEvent().getRoomHandle()).isEqualTo(room);
    }

    @Test
    void shouldLeaveAndForgetARoomThatIsReleased() {
        bridge.rooms().answered(ID, Events.HANDLE);
        adopt(HandleKind.ROOM).close();
        bridge.rooms().letGo();
        assertThat(library.requests).hasSize(2);
        assertThat(library.requests.getLast().getDisconnect().getRoomHandle()).isEqualTo(Events.HANDLE);
        assertThat(library.drops).containsOnlyOnce(Events.HANDLE);
    }

    @Test
    void shouldNotForgetARoomWhenSomethingElseIsReleased() {
        bridge.rooms().answered(ID, Events.HANDLE);
        adopt(HandleKind.TRACK).close();
        bridge.rooms().letGo();
        assertThat(library.requests).hasSize(1);
    }

    @Test
    void shouldReleaseNothingThatARequestTookOver() {
        FfiHandle handle = adopt(HandleKind.TRACK);
        handle.consumed();
        handle.close();
        assertThat(bridge.handles().live()).isZero();
        assertThat(library.drops).isEmpty();
    }

    @Test
    void shouldReleaseNothingWhenTheLibraryHasGone() {
        FfiHandle taken = adopt(HandleKind.TRACK);
        FfiHandle closed = adopt(HandleKind.TRACK);
        bridge.close();
        assertThat(bridge.handles().live()).isZero();
        taken.consumed();
        closed.close();
        assertThat(bridge.release(HandleKind.OTHER, 1)).isFalse();
        assertThat(library.drops).isEmpty();
        assertThat(bridge.handles().released()).isEqualTo(2);
    }

    @Test
    void shouldEndWhenARequestWasRefused() {
        library.refuse();
        assertThatExceptionOfType(FfiException.class).isThrownBy(() -> bridge.request(connect()));
        bridge.close();
        assertThat(library.disposals).hasValue(1);
        assertThat(bridge.health().state()).isEqualTo(FfiHealth.State.STOPPED);
        assertThat(bridge.isStopping()).isTrue();
    }

    @Test
    void shouldLetAListenerCloseItWhenItIsStopping() {
        AtomicBoolean returned = new AtomicBoolean();
        bridge.listen(new FfiListener() {
            @Override
            public void panicked(String message) {}

            @Override
            public void stopping() {
                bridge.close();
                returned.set(true);
            }
        });
        bridge.close();
        assertThat(returned).isTrue();
        assertThat(library.disposals).hasValue(1);
    }

    @Test
    void shouldFailWhatWaitsAndTakeNothingMoreWhenItIsClosed() {
        CompletableFuture<FfiEvent> waiting = bridge.requestAsync(id -> connect(), LONG);
        bridge.rooms().refused(connect());
        CompletableFuture<FfiEvent> late = new CompletableFuture<>();
        bridge.close();
        await().until(waiting::isCompletedExceptionally);
        assertThat(LateCompletions.add(late, null, null)).isFalse();
        assertThat(ProcessLock.hasLeftovers()).isFalse();
        ProcessLock.acquire("the next one").close();
    }

    @Test
    void shouldRefuseNull() {
        assertThatNullPointerException().isThrownBy(() -> bridge.requestAsync(id -> connect(), null));
        assertThatNullPointerException().isThrownBy(() -> bridge.requestAsync(id -> null, LONG));
        assertThatNullPointerException().isThrownBy(() -> bridge.adopt(null, Events.handle(1)));
        assertThatNullPointerException().isThrownBy(() -> bridge.adopt(HandleKind.OTHER, null));
        assertThatNullPointerException().isThrownBy(() -> bridge.release(null, 1));
        assertThatNullPointerException().isThrownBy(() -> bridge.connect(null));
    }
}
