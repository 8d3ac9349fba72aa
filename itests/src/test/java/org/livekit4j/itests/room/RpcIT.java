package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInterceptor;
import org.livekit4j.room.RpcMethodHandler;
import org.livekit4j.room.RpcOptions;

/** Remote procedure calls, in both directions between Java and Python, and all the ways in which they fail. */
class RpcIT {
    private static final RpcOptions SECONDS = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(20));

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private PythonPeer bob;
    private Attendee attendee;
    private LocalParticipant ada;

    @BeforeEach
    void meet() throws Exception {
        bob = meeting.python("bob");
        attendee = meeting.join("ada");
        ada = attendee.room().localParticipant();
    }

    private CompletableFuture<String> call(String method, String payload) {
        return ada.performRpc("bob", method, payload, SECONDS);
    }

    private static RpcException failure(CompletableFuture<String> call) {
        ExecutionException e = catchThrowableOfType(ExecutionException.class, () -> call.get(40, TimeUnit.SECONDS));
        assertThat(e).isNotNull();
        assertThat(e).hasCauseInstanceOf(RpcException.class);
        return (RpcException) e.getCause();
    }

    private void bobOffers(String method, Map<String, Object> behaviour) {
        bob.ask("offer", "method", method, "behaviour", behaviour);
    }

    private JsonObject bobCalls(String method, String payload) {
        return bob.ask("call", "to", "ada", "method", method, "payload", payload, "timeout", 20);
    }

    @Test
    void shouldGetTheAnswer() {
        bobOffers("echo", Map.of("do", "echo"));

        assertThat(call("echo", "grüß dich").orTimeout(40, TimeUnit.SECONDS).join()).isEqualTo("grüß dich");
        JsonObject seen = bob.awaitEvent("rpc");
        assertThat(seen.get("caller").getAsString()).isEqualTo("ada");
        assertThat(seen.get("payload").getAsString()).isEqualTo("grüß dich");
    }

    @Test
    void shouldGiveTheAnswer() {
        ada.registerRpcMethod("greet", invocation -> invocation.callerIdentity() + " says " + invocation.payload());

        assertThat(bobCalls("greet", "hi").get("payload").getAsString()).isEqualTo("bob says hi");
    }

    @Test
    void shouldGetTheErrorOfTheMethod() {
        bobOffers("no", Map.of("do", "error", "code", 42, "message", "not now", "data", "later"));
        RpcException failure = failure(call("no", ""));

        assertThat(failure.code()).isEqualTo(42);
        assertThat(failure).hasMessageContaining("not now");
        assertThat(failure.data()).contains("later");
    }

    @Test
    void shouldGiveTheErrorOfTheMethod() {
        ada.registerRpcMethod("no", invocation -> {
            throw new RpcException(42, "not now", "later");
        });
        JsonObject answer = bobCalls("no", "");

        assertThat(answer.get("code").getAsInt()).isEqualTo(42);
        assertThat(answer.get("message").getAsString()).isEqualTo("not now");
        assertThat(answer.get("data").getAsString()).isEqualTo("later");
    }

    @Test
    void shouldHideWhatAMethodThrows() {
        bobOffers("broken", Map.of("do", "raise"));
        ada.registerRpcMethod("broken", invocation -> {
            throw new IllegalStateException("a secret");
        });

        assertThat(failure(call("broken", "")).code()).isEqualTo(RpcException.APPLICATION_ERROR);
        JsonObject answer = bobCalls("broken", "");
        assertThat(answer.get("code").getAsInt()).isEqualTo(RpcException.APPLICATION_ERROR);
        assertThat(answer.toString()).doesNotContain("a secret");
    }

    @Test
    void shouldSayThatThereIsNoSuchMethod() {
        ada.registerRpcMethod("gone", RpcIT::answerNothing);
        ada.unregisterRpcMethod("gone");

        assertThat(failure(call("unknown", "")).code()).isEqualTo(RpcException.UNSUPPORTED_METHOD);
        assertThat(bobCalls("unknown", "").get("code").getAsInt()).isEqualTo(RpcException.UNSUPPORTED_METHOD);
        assertThat(bobCalls("gone", "").get("code").getAsInt()).isEqualTo(RpcException.UNSUPPORTED_METHOD);
    }

    private static String answerNothing(Object invocation) {
        return "";
    }

    @Test
    void shouldSayThatThereIsNobody() {
        assertThat(failure(ada.performRpc("nobody", "echo", "", SECONDS)).code())
                .isIn(RpcException.CONNECTION_TIMEOUT, RpcException.RECIPIENT_NOT_FOUND);
    }

    /** The native library says so after seven seconds, or even later. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldGiveUpInTimeWhenThereIsNobody(boolean intercepted) {
        if (intercepted) {
            ada.addRpcInterceptor(new RpcInterceptor() {
            });
        }
        CompletableFuture<String> call = ada.performRpc("nobody", "echo", "",
                RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofMillis(500)).withMaxRoundTripLatency(Duration.ofSeconds(20)));
        ExecutionException e = catchThrowableOfType(ExecutionException.class, () -> call.get(5, TimeUnit.SECONDS));
        assertThat(e).hasCauseInstanceOf(RpcException.class);
        assertThat(((RpcException) e.getCause()).code()).isEqualTo(RpcException.RESPONSE_TIMEOUT);
    }

    @Test
    void shouldGiveUpWhenTheAnswerTakesTooLong() {
        bobOffers("slow", Map.of("do", "slow", "seconds", 30));

        assertThat(failure(ada.performRpc("bob", "slow", "", RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(2))))
                .code()).isEqualTo(RpcException.RESPONSE_TIMEOUT);
    }

    @Test
    void shouldInterruptAMethodWhoseCallerHasGivenUp() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        ada.registerRpcMethod("slow", untilInterrupted(interrupted));
        JsonObject answer = bob.ask("call", "to", "ada", "method", "slow", "payload", "", "timeout", 8);

        assertThat(answer.get("code").getAsInt()).isEqualTo(RpcException.RESPONSE_TIMEOUT);
        assertThat(interrupted.await(40, TimeUnit.SECONDS)).isTrue();
    }

    private static RpcMethodHandler untilInterrupted(CountDownLatch interrupted) {
        return invocation -> {
            try {
                new CountDownLatch(1).await();
                return "never";
            } finally {
                interrupted.countDown();
            }
        };
    }

    @Test
    void shouldCarryLargePayloads() {
        bobOffers("echo", Map.of("do", "echo"));
        String large = "x".repeat(100_000);

        assertThat(call("echo", large).orTimeout(40, TimeUnit.SECONDS).join()).isEqualTo(large);
    }

    @Test
    void shouldFailWhenTheOtherLeavesMidCall() {
        bobOffers("slow", Map.of("do", "slow", "seconds", 30));
        CompletableFuture<String> call = call("slow", "");
        bob.awaitEvent("rpc");
        bob.ask("disconnect");

        assertThat(failure(call).code()).isEqualTo(RpcException.RECIPIENT_DISCONNECTED);
    }

    @Test
    void shouldAnswerWhenThisSideLeavesMidCall() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        RpcMethodHandler waiting = untilInterrupted(interrupted);
        ada.registerRpcMethod("slow", invocation -> {
            called.countDown();
            return waiting.handle(invocation);
        });
        CompletableFuture<JsonObject> call = bob.send("call", "to", "ada", "method", "slow", "payload", "", "timeout", 20);
        assertThat(called.await(40, TimeUnit.SECONDS)).isTrue();
        attendee.room().close();

        assertThat(interrupted.await(40, TimeUnit.SECONDS)).isTrue();
        assertThat(call.orTimeout(40, TimeUnit.SECONDS).join().get("code").getAsInt())
                .isEqualTo(RpcException.RECIPIENT_DISCONNECTED);
    }

    /** The native library of a caller who has not been told of the callee yet does not notice that the callee leaves. */
    @RepeatedTest(5)
    void shouldAnswerStrangersWhenItLeaves() throws Exception {
        Attendee carol = meeting.join("carol");
        CountDownLatch called = new CountDownLatch(1);
        RpcMethodHandler waiting = untilInterrupted(new CountDownLatch(1));
        carol.room().localParticipant().registerRpcMethod("slow", invocation -> {
            called.countDown();
            return waiting.handle(invocation);
        });
        CompletableFuture<String> call = ada.performRpc("carol", "slow", "", SECONDS);
        assertThat(called.await(40, TimeUnit.SECONDS)).isTrue();
        carol.room().close();

        assertThat(failure(call).code()).isEqualTo(RpcException.RECIPIENT_DISCONNECTED);
    }

    @Test
    void shouldFailCallsUnderWayWhenThisSideLeaves() {
        bobOffers("slow", Map.of("do", "slow", "seconds", 30));
        CompletableFuture<String> call = call("slow", "");
        bob.awaitEvent("rpc");
        attendee.room().close();

        assertThat(failure(call).code()).isEqualTo(RpcException.RECIPIENT_DISCONNECTED);
    }
}
