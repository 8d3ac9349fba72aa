package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RoomOptions;

class DisposalTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final long ID = 4_711;
    private static final long ROOM = 7;
    private static final FfiRequest CONNECT = FfiRequest.newBuilder().setConnect(ConnectRequest.newBuilder().setUrl("ws://none")
            .setToken("none").setOptions(RoomOptions.getDefaultInstance()).setRequestAsyncId(ID)).build();

    private final ScriptedLibrary library = new ScriptedLibrary();
    private final LifeCycle life = new LifeCycle(library.functions, LONG);
    private final ProcessLock owner = ProcessLock.acquire("a test");
    private final HandleCounters ledger = new HandleCounters();
    private final JoinedRooms rooms = new JoinedRooms(library.bridge, new RequestChannel(library.functions, ledger));
    private final List<CountedHandle> adopted = new ArrayList<>();
    private final Disposal disposal = new Disposal(life, owner, ledger, rooms, adopted);
    private final AtomicInteger detached = new AtomicInteger();

    @AfterEach
    void end() {
        rooms.refused(CONNECT);
        ledger.released(HandleKind.VIDEO_FRAME);
        disposal.released();
        owner.close();
        assertThat(ProcessLock.hasLeftovers()).isFalse();
    }

    private LifeCycle.Outcome end(Duration timeout) {
        return disposal.end(System.nanoTime() + timeout.toNanos());
    }

    private void settle(LifeCycle.Outcome outcome) {
        disposal.settle(outcome, LONG, detached::incrementAndGet);
    }

    private static boolean isFree() {
        return ProcessMark.find("livekit4j, owner of the native library").isEmpty();
    }

    @Test
    void shouldShutTheLibraryDownWhenAllIsQuiet() {
        assertThat(end(LONG)).isEqualTo(LifeCycle.Outcome.DISPOSED);
        assertThat(library.disposals).hasValue(1);
    }

    @Test
    void shouldLetRoomsGoBeforeTheLibraryIsShutDown() {
        rooms.answered(ID, ROOM);
        assertThat(end(LONG)).isEqualTo(LifeCycle.Outcome.DISPOSED);
        assertThat(library.requests).hasSize(1);
        assertThat(library.requests.getFirst().getReadyForRoomEvent().getRoomHandle()).isEqualTo(ROOM);
    }

    @Test
    void shouldLeaveTheLibraryRunningWhenAnEarlierClientHasLeftPictures() {
        try (ProcessMark earlier = ProcessLock.leftover("frames of an earlier one")) {
            assertThat(earlier).isNotNull();
            assertThat(end(LONG)).isEqualTo(LifeCycle.Outcome.LEFT);
        }
        assertThat(library.disposals).hasValue(0);
    }

    @Test
    void shouldLeaveTheLibraryRunningWhenAPictureIsInUse() {
        ledger.created(HandleKind.VIDEO_FRAME);
        assertThat(end(Duration.ofMillis(1))).isEqualTo(LifeCycle.Outcome.LEFT);
        assertThat(library.disposals).hasValue(0);
    }

    @Test
    void shouldLeaveTheLibraryRunningWhenARoomIsBeingJoined() {
        ledger.created(HandleKind.VIDEO_FRAME);
        ledger.released(HandleKind.VIDEO_FRAME);
        rooms.beginning(CONNECT);
        assertThat(end(Duration.ofMillis(1))).isEqualTo(LifeCycle.Outcome.LEFT);
        assertThat(library.disposals).hasValue(0);
    }

    @Test
    void shouldWaitForAPictureWhenItIsClosedInTime() {
        ledger.created(HandleKind.VIDEO_FRAME);
        CompletableFuture<LifeCycle.Outcome> outcome = new CompletableFuture<>();
        Thread ending = Thread.ofPlatform().daemon().start(() -> outcome.complete(end(LONG)));
        await().until(() -> ending.getState() == Thread.State.TIMED_WAITING);
        assertThat(outcome).isNotDone();
        ledger.released(HandleKind.VIDEO_FRAME);
        assertThat(outcome).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(LifeCycle.Outcome.DISPOSED);
    }

    @Test
    void shouldLetTheNextOneInWhenTheLibraryIsShutDown() {
        ledger.created(HandleKind.OTHER);
        settle(LifeCycle.Outcome.DISPOSED);
        assertThat(detached).hasValue(1);
        assertThat(ledger.statistics().live()).isZero();
        assertThat(isFree()).isTrue();
        assertThat(library.requests).isEmpty();
    }

    @Test
    void shouldLetNobodyInWhenTheLibraryHangs() {
        ledger.created(HandleKind.OTHER);
        settle(LifeCycle.Outcome.HANGING);
        assertThat(detached).hasValue(1);
        assertThat(ledger.statistics().live()).isZero();
        assertThatThrownBy(() -> ProcessLock.acquire("another"))
                .hasMessageContaining("by a client that was closed while the library hangs");
    }

    @Test
    void shouldEndAllThatCanBeEndedWhenTheLibraryGoesOn() {
        rooms.answered(ID, ROOM);
        CountedHandle handle = new CountedHandle(library.bridge, HandleKind.OTHER, Events.HANDLE);
        library.bridge.ledger().created(HandleKind.OTHER);
        ledger.created(HandleKind.OTHER);
        adopted.add(handle);
        settle(LifeCycle.Outcome.LEFT);

        assertThat(library.requests).hasSize(1);
        assertThat(library.requests.getFirst().getDisconnect().getRoomHandle()).isEqualTo(ROOM);
        assertThat(handle.closed()).isTrue();
        assertThat(library.drops).contains(Events.HANDLE);
        assertThat(detached).hasValue(1);
        assertThat(isFree()).isTrue();
        assertThat(ProcessLock.hasLeftovers()).isFalse();
        assertThat(ledger.statistics().live()).as("the library has not gone").isPositive();
    }

    @Test
    void shouldRememberPicturesUntilTheLastOneIsClosed() {
        ledger.created(HandleKind.VIDEO_FRAME);
        ledger.created(HandleKind.VIDEO_FRAME);
        settle(LifeCycle.Outcome.LEFT);
        assertThat(ProcessLock.hasLeftovers()).isTrue();
        assertThat(isFree()).isTrue();
        assertThat(detached).hasValue(1);

        ledger.released(HandleKind.VIDEO_FRAME);
        disposal.released();
        assertThat(ProcessLock.hasLeftovers()).isTrue();
        ledger.released(HandleKind.VIDEO_FRAME);
        disposal.released();
        assertThat(ProcessLock.hasLeftovers()).isFalse();
    }

    @Test
    void shouldForgetNothingWhenAHandleIsReleasedAndTheClientIsOpen() {
        disposal.released();
        assertThat(ProcessLock.hasLeftovers()).isFalse();
        assertThat(isFree()).isFalse();
    }

    @Test
    void shouldListenUntilARoomIsJoinedWhenTheLibraryGoesOn() {
        rooms.beginning(CONNECT);
        settle(LifeCycle.Outcome.LEFT);
        assertThat(isFree()).isTrue();
        assertThat(detached).as("the room is not joined yet").hasValue(0);
        rooms.answered(ID, ROOM);
        await().until(() -> detached.get() == 1);
    }
}
