package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcOptions;

/** How large a call and its answer can be. */
class RpcLimitsIT {
    private static final RpcOptions SECONDS = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(20));
    /** Of a call in one packet, in bytes. */
    private static final int PACKET = 15 * 1024;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private Attendee attendee;
    private LocalParticipant ada;

    @BeforeEach
    void join() {
        attendee = meeting.join("ada");
        ada = attendee.room().localParticipant();
    }

    private static int code(CompletableFuture<String> call) {
        CompletionException e = Assertions.catchThrowableOfType(CompletionException.class, call::join);
        assertThat(e).hasCauseInstanceOf(RpcException.class);
        return ((RpcException) e.getCause()).code();
    }

    /** A callee who is not known takes calls in packets only, as far as the native library knows. */
    @Test
    void shouldSayThatThePayloadIsTooLarge() {
        assertThat(code(ada.performRpc("nobody", "echo", "x".repeat(PACKET + 1), SECONDS)))
                .isEqualTo(RpcException.REQUEST_PAYLOAD_TOO_LARGE);
        assertThat(code(ada.performRpc("nobody", "echo", "x".repeat(PACKET), SECONDS)))
                .isNotEqualTo(RpcException.REQUEST_PAYLOAD_TOO_LARGE);
    }

    /** A call that came in a packet is answered in one. */
    @Test
    void shouldSayThatTheAnswerIsTooLarge() {
        int answers = 0;
        for (int i = 0; answers == 0 && i < 20; i++) {
            // The server announces a new participant within some seconds, mostly too late for this, but not always
            String callee = "bob" + i;
            meeting.join(callee).room().localParticipant().registerRpcMethod("large", invocation -> "x".repeat(PACKET + 1));
            CompletableFuture<String> call = ada.performRpc(callee, "large", "", SECONDS);
            if (call.handle((answer, failure) -> failure != null).join()) {
                assertThat(code(call)).isEqualTo(RpcException.RESPONSE_PAYLOAD_TOO_LARGE);
                answers++;
            }
        }
        assertThat(answers).isOne();
    }

    @Test
    void shouldRefusePayloadsThatTheCalleeDoesNotTake() {
        Attendee bob = meeting.join("bob", RoomOptions.DEFAULTS.withMaxDataStreamPayloadBytes(50_000));
        bob.room().localParticipant().registerRpcMethod("length", invocation -> "" + invocation.payload().length());
        bob.awaitParticipant("ada");
        attendee.awaitParticipant("bob");

        assertThat(ada.performRpc("bob", "length", "x".repeat(50_000), SECONDS).join()).isEqualTo("50000");
        assertThat(code(ada.performRpc("bob", "length", "x".repeat(200_000), SECONDS)))
                .isEqualTo(RpcException.APPLICATION_ERROR);
    }
}
