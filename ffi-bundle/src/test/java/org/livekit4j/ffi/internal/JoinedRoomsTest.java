package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.DisconnectRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.ReadyForRoomEventRequest;
import org.livekit4j.ffi.proto.RoomOptions;

class JoinedRoomsTest {
    private static final long ID = 4_711;
    private static final long ROOM = 7;

    private final ScriptedLibrary library = new ScriptedLibrary();
    private final RequestChannel channel = new RequestChannel(library.functions, new HandleCounters());
    private final JoinedRooms rooms = new JoinedRooms(library.bridge, channel);
    private final AtomicInteger left = new AtomicInteger();

    private static FfiRequest connect(long id) {
        return FfiRequest.newBuilder().setConnect(ConnectRequest.newBuilder().setUrl("ws://none").setToken("none")
                .setOptions(RoomOptions.getDefaultInstance()).setRequestAsyncId(id)).build();
    }

    private static FfiRequest ready(long room) {
        return FfiRequest.newBuilder().setReadyForRoomEvent(ReadyForRoomEventRequest.newBuilder().setRoomHandle(room)).build();
    }

    private static FfiRequest disconnect(long room) {
        return FfiRequest.newBuilder().setDisconnect(DisconnectRequest.newBuilder().setRoomHandle(room)).build();
    }

    private static NativeFfiClient stopping() {
        NativeFfiClient client = new ScriptedLibrary(ProcessLock.acquire("a test")).bridge;
        LateCompletions.opened(); // as when it is opened
        client.close();
        return client;
    }

    @Test
    void shouldBeJoiningFromTheRequestToTheAnswer() {
        assertThat(rooms.isJoining()).isFalse();
        rooms.beginning(connect(ID));
        assertThat(rooms.isJoining()).isTrue();
        rooms.answered(ID + 1, ROOM);
        assertThat(rooms.isJoining()).isTrue();
        rooms.answered(ID, ROOM);
        assertThat(rooms.isJoining()).isFalse();
    }

    @Test
    void shouldNotBeJoiningWhenTheRequestIsRefused() {
        rooms.beginning(connect(ID));
        rooms.refused(ready(ROOM));
        assertThat(rooms.isJoining()).isTrue();
        rooms.refused(connect(ID));
        assertThat(rooms.isJoining()).isFalse();
    }

    @Test
    void shouldNotBeJoiningWhenALaterClientHearsTheAnswer() {
        rooms.beginning(connect(ID));
        JoinedRooms later = new JoinedRooms(library.bridge, channel);
        assertThat(later.isJoining()).isFalse();
        later.answered(ID, ROOM);
        assertThat(rooms.isJoining()).isFalse();
    }

    @Test
    void shouldTellARoomThatWaitsWhenAllAreLetGo() {
        rooms.answered(ID, ROOM);
        rooms.letGo();
        assertThat(library.requests).containsExactly(ready(ROOM));
        rooms.letGo();
        assertThat(library.requests).hasSize(1);
    }

    @Test
    void shouldTellARoomNothingWhenItWasNotJoinedOrWasToldOrReleased() {
        rooms.answered(ID, 0);
        rooms.answered(ID, ROOM);
        rooms.sending(ready(ROOM));
        rooms.letGo();
        assertThat(rooms.releasing(ROOM)).isTrue();
        assertThat(library.requests).isEmpty();
    }

    @Test
    void shouldTellARoomAndLeaveItWhenItIsReleasedBefore() {
        rooms.answered(ID, ROOM);
        assertThat(rooms.releasing(ROOM)).isTrue();
        assertThat(library.requests).containsExactly(ready(ROOM), disconnect(ROOM));
        rooms.letGo();
        rooms.leaveAll();
        assertThat(library.requests).hasSize(2);
    }

    @Test
    void shouldLeaveARoomToTheLibraryWhenItIsReleasedWhileThatShutsDown() {
        JoinedRooms late = new JoinedRooms(stopping(), channel);
        late.answered(ID, ROOM);
        assertThat(late.releasing(ROOM)).as("or it would not find the room").isFalse();
        assertThat(library.requests).containsExactly(ready(ROOM));
        late.leaveAll();
        assertThat(library.requests).containsExactly(ready(ROOM), disconnect(ROOM));
        assertThat(late.releasing(ROOM)).as("nothing is shut down any more").isTrue();
    }

    @Test
    void shouldLeaveARoomToTheLibraryAlsoWhenItWasTold() {
        JoinedRooms late = new JoinedRooms(stopping(), channel);
        late.answered(ID, ROOM);
        late.letGo();
        assertThat(late.releasing(ROOM)).isFalse();
        assertThat(late.releasing(ROOM + 1)).as("it is no room that is open").isTrue();
        assertThat(library.requests).containsExactly(ready(ROOM));
    }

    @Test
    void shouldLeaveThoseThatAreOpenWhenAllAreLeft() {
        rooms.answered(ID, 0);
        rooms.answered(ID, ROOM);
        rooms.answered(ID, ROOM + 1);
        rooms.sending(ready(ROOM + 1));
        rooms.releasing(ROOM + 1);
        rooms.leaveAll();
        assertThat(library.requests).containsExactly(disconnect(ROOM));
    }

    @Test
    void shouldGoOnWhenTheLibraryKnowsTheRoomNoMore() {
        library.refuse();
        rooms.answered(ID, ROOM);
        rooms.answered(ID, ROOM + 1);
        rooms.letGo();
        rooms.leaveAll();
        assertThat(library.requests).containsExactlyInAnyOrder(ready(ROOM), ready(ROOM + 1), disconnect(ROOM),
                disconnect(ROOM + 1));
    }

    @Test
    void shouldTellARoomAndLeaveItWhenNobodyWantsIt() {
        library.answer(FfiResponse.getDefaultInstance().toByteArray());
        rooms.leave(ROOM, left::incrementAndGet);
        assertThat(library.requests).hasSize(2).startsWith(ready(ROOM));
        FfiRequest last = library.requests.getLast();
        assertThat(last.getDisconnect().getRoomHandle()).isEqualTo(ROOM);
        assertThat(last.getDisconnect().getRequestAsyncId()).isGreaterThanOrEqualTo(1L << 62);
        assertThat(left).as("the library has not answered").hasValue(0);
    }

    @Test
    void shouldHaveLeftARoomWhenTheLibraryRefuses() {
        library.refuse();
        rooms.leave(ROOM, left::incrementAndGet);
        await().until(() -> left.get() == 1);
        assertThat(library.requests).hasSize(2);
    }

    @Test
    void shouldNotWaitForAnAnswerWhenTheLibraryIsShutDown() {
        new JoinedRooms(stopping(), channel).leave(ROOM, left::incrementAndGet);
        assertThat(left).hasValue(1);
        assertThat(library.requests).containsExactly(ready(ROOM), disconnect(ROOM));
    }

    @Test
    void shouldHaveLeftARoomWhenItCannotBeTold() {
        JoinedRooms broken = new JoinedRooms(library.bridge, null);
        assertThatNullPointerException().isThrownBy(() -> broken.leave(ROOM, left::incrementAndGet));
        assertThat(left).hasValue(1);
    }
}
