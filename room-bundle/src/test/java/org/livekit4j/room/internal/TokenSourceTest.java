package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livekit4j.room.internal.Fixture.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;

/** Rooms whose URL and token come from a source. */
@Timeout(30)
class TokenSourceTest {
    private static final TokenRequest HALL = TokenRequest.of("hall", "ada");

    private final Fixture fixture = new Fixture();
    private final RoomsImpl rooms = new RoomsImpl(fixture.client, fixture);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private CompletableFuture<Room> connect(TokenSource source) {
        return rooms.connect(source, HALL, RoomOptions.DEFAULTS);
    }

    private ConnectionDetails neverAnswers(TokenRequest request) throws InterruptedException {
        asked.countDown();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("it was not interrupted");
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    private void assertNotJoined() throws InterruptedException {
        interrupted.await();
        assertThat(fixture.client.requests).extracting(FfiRequest::getMessageCase).doesNotContain(FfiRequest.MessageCase.CONNECT);
    }

    @Test
    void shouldJoinWithWhatTheSourceAnswers() {
        CompletableFuture<Room> connecting = connect(
                request -> new ConnectionDetails("ws://127.0.0.1:1", "token for " + request.roomName().orElseThrow()));
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.CONNECT));
        fixture.client.answerTo(FfiRequest.MessageCase.CONNECT).complete(FfiEvent.newBuilder().setConnect(ConnectCallback
                .newBuilder().setAsyncId(1).setResult(fixture.answer(List.of("bob"), List.of("TR_a")))).build());

        assertThat(connecting.join().name()).isEqualTo("a room");
        assertThat(fixture.client.requests.getFirst().getConnect().getUrl()).isEqualTo("ws://127.0.0.1:1");
        assertThat(fixture.client.requests.getFirst().getConnect().getToken()).isEqualTo("token for hall");
    }

    @Test
    void shouldFailWithItsCauseWhenTheSourceThrows() {
        IOException cause = new IOException("no answer, api_secret=hidden");

        assertThatThrownBy(connect(_ -> {
            throw cause;
        })::join).hasCauseInstanceOf(ConnectException.class).rootCause().isSameAs(cause);
        assertThatThrownBy(connect(_ -> {
            throw cause;
        })::join).cause().hasMessageContaining("the token source has failed: java.io.IOException: no answer")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void shouldFailWhenTheSourceThrowsAnErrorOrReturnsNull() {
        assertThatThrownBy(connect(_ -> {
            throw new StackOverflowError("deep");
        })::join).hasCauseInstanceOf(ConnectException.class).hasMessageContaining("StackOverflowError: deep");
        assertThatThrownBy(connect(_ -> null)::join).hasCauseInstanceOf(ConnectException.class)
                .hasMessageContaining("it has returned null");
        assertThatThrownBy(connect(_ -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String toString() {
                    throw new IllegalStateException("no text");
                }
            };
        })::join).hasCauseInstanceOf(ConnectException.class).hasMessageContaining("its exception has no text");
    }

    @Test
    void shouldInterruptTheSourceWhenTheFutureIsCancelled() throws Exception {
        CompletableFuture<Room> connecting = connect(this::neverAnswers);
        asked.await();

        connecting.cancel(true);
        assertNotJoined();
    }

    @Test
    void shouldInterruptTheSourceWhenTimeIsUp() throws Exception {
        CompletableFuture<Room> connecting = rooms.connect(this::neverAnswers, HALL,
                RoomOptions.DEFAULTS.withConnectTimeout(Duration.ofMillis(1)));

        assertThatThrownBy(connecting::join).hasCauseInstanceOf(ConnectException.class).hasMessageContaining("1 ms");
    }

    @Test
    void shouldInterruptTheSourceWhenTheServiceGoes() throws Exception {
        CompletableFuture<Room> connecting = connect(this::neverAnswers);
        asked.await();

        rooms.close();
        assertThatThrownBy(connecting::join).hasCauseInstanceOf(ConnectException.class);
        assertNotJoined();
    }

    @Test
    void shouldNameWhatIsMissing() {
        TokenSource source = TokenSource.of("ws://host", "token");

        assertThatNullPointerException().isThrownBy(() -> rooms.connect((TokenSource) null, HALL, RoomOptions.DEFAULTS))
                .withMessage("source is null");
        assertThatNullPointerException().isThrownBy(() -> rooms.connect(source, null, RoomOptions.DEFAULTS))
                .withMessage("request is null");
        assertThatNullPointerException().isThrownBy(() -> rooms.connect(source, HALL, null)).withMessage("options is null");
    }
}
