package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livekit4j.room.internal.Fixture.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;

@Timeout(30)
class ConnectAttemptTest {
    private static final String URL = "ws://127.0.0.1:1";

    private final Fixture fixture = new Fixture();
    private final RoomsImpl rooms = new RoomsImpl(fixture.client, fixture);

    private CompletableFuture<Room> connect(RoomOptions options) {
        return rooms.connect(URL, "token", options, fixture::listen);
    }

    private void answer() {
        fixture.client.answerTo(FfiRequest.MessageCase.CONNECT).complete(FfiEvent.newBuilder().setConnect(ConnectCallback
                .newBuilder().setAsyncId(1).setResult(fixture.answer(List.of("bob", "carl"), List.of("TR_a", "TR_b")))).build());
    }

    private void answerDisconnect() {
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.DISCONNECT));
        fixture.client.answerTo(FfiRequest.MessageCase.DISCONNECT).complete(FfiEvent.getDefaultInstance());
    }

    private void assertLeftAtOnce() {
        answer();
        assertThat(fixture.client.live).isNotEmpty();
        answerDisconnect();
        await().until(() -> fixture.client.live.isEmpty());
        assertThat(fixture.client.requests).extracting(FfiRequest::getMessageCase).containsExactly(FfiRequest.MessageCase.CONNECT,
                FfiRequest.MessageCase.READY_FOR_ROOM_EVENT, FfiRequest.MessageCase.DISCONNECT);
        assertThat(fixture.events).isEmpty();
        assertThat(fixture.registered).isEmpty();
    }

    @Test
    void shouldKnowWhoIsThereWhenItIsConnected() {
        CompletableFuture<Room> connecting = connect(RoomOptions.DEFAULTS);
        answer();
        Room room = connecting.join();
        assertThat(room.remoteParticipants()).containsOnlyKeys("bob", "carl");
        assertThat(room.remoteParticipants().get("bob").trackPublications()).containsOnlyKeys("TR_a", "TR_b");
        assertThat(room.name()).isEqualTo("a room");
        assertThat(room.sid().join()).isEqualTo("RM_1");
        fixture.awaitEvent(RoomEvent.Connected.class);
    }

    @Test
    void shouldLeaveNothingWhenItIsCancelled() {
        connect(RoomOptions.DEFAULTS).cancel(false);
        assertLeftAtOnce();
    }

    @Test
    void shouldLeaveNothingWhenTimeIsUp() {
        CompletableFuture<Room> connecting = connect(RoomOptions.DEFAULTS.withConnectTimeout(Duration.ofMillis(1)));
        assertThatThrownBy(connecting::join).hasCauseInstanceOf(ConnectException.class).hasMessageContaining("1 ms");
        assertLeftAtOnce();
    }

    @Test
    void shouldLeaveNothingWhenItsServiceGoes() {
        CompletableFuture<Room> connecting = connect(RoomOptions.DEFAULTS);
        rooms.close();
        assertThatThrownBy(connecting::join).hasCauseInstanceOf(ConnectException.class);
        assertLeftAtOnce();
        assertThatIllegalStateException().isThrownBy(() -> connect(RoomOptions.DEFAULTS));
    }

    @Test
    void shouldFailWithTheServersReasonWhenItIsRefused() {
        CompletableFuture<Room> connecting = connect(RoomOptions.DEFAULTS);
        fixture.client.answerTo(FfiRequest.MessageCase.CONNECT).complete(FfiEvent.newBuilder()
                .setConnect(ConnectCallback.newBuilder().setAsyncId(1).setError("401 Unauthorized")).build());
        assertThatThrownBy(connecting::join).hasCauseInstanceOf(ConnectException.class).hasMessageContaining("401 Unauthorized");
    }

    @Test
    void shouldLeaveItsRoomsWhenItGoes() {
        CompletableFuture<Room> connecting = connect(RoomOptions.DEFAULTS);
        answer();
        Room room = connecting.join();
        Thread closing = Thread.startVirtualThread(rooms::close);
        answerDisconnect();
        assertThat(room.ended().join()).isEqualTo(DisconnectReason.SERVICE_STOPPED);
        await().until(() -> !closing.isAlive());
        assertThat(fixture.client.live).isEmpty();
    }

    @Test
    void shouldLeaveItsRoomsWhenTheLibraryIsShutDown() {
        CompletableFuture<Room> connecting = connect(RoomOptions.DEFAULTS);
        answer();
        Room room = connecting.join();
        Thread closing = Thread.startVirtualThread(() -> fixture.client.listeners.forEach(FfiListener::stopping));
        answerDisconnect();
        assertThat(room.ended().join()).isEqualTo(DisconnectReason.NATIVE_STOPPED);
        await().until(() -> !closing.isAlive());
        assertThat(fixture.client.live).isEmpty();
    }

    @Test
    void shouldLeaveARoomThatIsBeingJoinedWhenTheServiceGoes() {
        CompletableFuture<Room> connecting = connect(RoomOptions.DEFAULTS);
        rooms.close();
        assertThatThrownBy(connecting::join).hasCauseInstanceOf(ConnectException.class).hasMessageContaining("has stopped");
        assertLeftAtOnce();
    }

    @Test
    void shouldLeaveItsRoomsWhenWhatHangsOnTheFutureBlocks() throws Exception {
        CompletableFuture<Room> connecting = connect(RoomOptions.DEFAULTS);
        CountDownLatch released = new CountDownLatch(1);
        connecting.whenComplete((_, _) -> Uninterrupted.await(released));
        Thread closing = Thread.startVirtualThread(() -> fixture.client.listeners.forEach(FfiListener::stopping));
        await().until(connecting::isDone);
        answer();
        answerDisconnect();
        await().until(() -> !closing.isAlive());
        released.countDown();
    }

    @Test
    void shouldShowNoTokenWhenTheServerOrTheLibraryRepeatsIt() {
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.signature_signature";
        CompletableFuture<Room> connecting = rooms.connect("ws://localhost", token, RoomOptions.DEFAULTS);
        fixture.client.answerTo(FfiRequest.MessageCase.CONNECT)
                .complete(FfiEvent.newBuilder().setConnect(ConnectCallback.newBuilder()
                        .setAsyncId(1).setError("GET /rtc?access_token=" + token + " failed: not before\n" + token)).build());
        assertThatThrownBy(connecting::join).satisfies(failure -> {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).doesNotContain("eyJ").doesNotContain("signature").contains("not before\\n");
        });
    }

    @Test
    void shouldRefuseArgumentsThatAreMissingByName() {
        assertThatNullPointerException().isThrownBy(() -> rooms.connect(null, "token", RoomOptions.DEFAULTS))
                .withMessage("url is null");
        assertThatNullPointerException().isThrownBy(() -> rooms.connect("ws://x", null, RoomOptions.DEFAULTS))
                .withMessage("token is null");
        assertThatNullPointerException().isThrownBy(() -> rooms.connect("ws://x", "token", null)).withMessage("options is null");
        assertThatNullPointerException()
                .isThrownBy(() -> rooms.connect("ws://x", "token", RoomOptions.DEFAULTS, (RoomListener) null))
                .withMessageContaining("listeners");
        assertThatIllegalArgumentException().isThrownBy(() -> rooms.connect("ws://x", " ", RoomOptions.DEFAULTS))
                .withMessageContaining("token");
        assertThat(fixture.client.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "ftp://example.com", "ws:// example.com"})
    void shouldRefuseAUrlThatIsNone(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> rooms.connect(url, "token", RoomOptions.DEFAULTS))
                .withMessageContaining("must begin with ws://");
        assertThat(fixture.client.requests).isEmpty();
    }
}
