package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livekit4j.room.internal.Fixture.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.PerformRpcCallback;
import org.livekit4j.ffi.proto.RpcError;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RpcCall;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInterceptor;
import org.livekit4j.room.RpcOptions;

@Timeout(30)
class RpcCallerTest {
    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.room();
    private final LocalParticipant me = room.localParticipant();

    private void answer(PerformRpcCallback.Builder answer) {
        await().until(() -> fixture.client.hasAsked(FfiRequest.MessageCase.PERFORM_RPC));
        fixture.client.answerTo(FfiRequest.MessageCase.PERFORM_RPC)
                .complete(FfiEvent.newBuilder().setPerformRpc(answer.setAsyncId(1)).build());
    }

    private CompletableFuture<String> call() {
        return me.performRpc("bob", "greet", "p", RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(20)));
    }

    @Test
    void shouldReturnTheAnswer() {
        CompletableFuture<String> answer = call();
        answer(PerformRpcCallback.newBuilder().setPayload("hello"));
        assertThat(answer.join()).isEqualTo("hello");
        assertThat(fixture.client.requests.getLast().getPerformRpc().getResponseTimeoutMs()).isEqualTo(20_000);
    }

    @Test
    void shouldFailWithTheCalleesError() {
        CompletableFuture<String> answer = call();
        answer(PerformRpcCallback.newBuilder().setError(RpcError.newBuilder().setCode(42).setMessage("no").setData("data")));
        assertThatThrownBy(answer::join).hasCauseInstanceOf(RpcException.class).cause().satisfies(e -> {
            assertThat(((RpcException) e).code()).isEqualTo(42);
            assertThat(((RpcException) e).data()).contains("data");
        });
    }

    @Test
    void shouldPassTheInterceptors() {
        me.addRpcInterceptor(new RpcInterceptor() {
            @Override
            public String interceptOutgoing(RpcCall call, Next<RpcCall> next) throws Exception {
                return "<" + next.proceed(call.withPayload("[" + call.payload() + "]")) + ">";
            }
        });
        CompletableFuture<String> answer = call();
        answer(PerformRpcCallback.newBuilder().setPayload("hello"));
        assertThat(answer.join()).isEqualTo("<hello>");
        assertThat(fixture.client.requests.getLast().getPerformRpc().getPayload()).isEqualTo("[p]");
    }

    private CountDownLatch interrupted() {
        CountDownLatch interrupted = new CountDownLatch(1);
        me.addRpcInterceptor(new RpcInterceptor() {
            @Override
            public String interceptOutgoing(RpcCall call, Next<RpcCall> next) throws Exception {
                try {
                    new CountDownLatch(1).await();
                } finally {
                    interrupted.countDown();
                }
                return "";
            }
        });
        return interrupted;
    }

    @Test
    void shouldInterruptTheInterceptorsWhenTimeIsUp() throws Exception {
        CountDownLatch interrupted = interrupted();
        CompletableFuture<String> answer = me.performRpc("bob", "greet", "p",
                RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofMillis(1)));
        assertThatThrownBy(answer::join).hasCauseInstanceOf(RpcException.class).cause()
                .satisfies(e -> assertThat(((RpcException) e).code()).isEqualTo(RpcException.RESPONSE_TIMEOUT));
        interrupted.await();
    }

    @Test
    void shouldInterruptTheInterceptorsWhenItIsCancelled() throws Exception {
        CountDownLatch interrupted = interrupted();
        call().cancel(false);
        interrupted.await();
    }

    @Test
    void shouldFailWhenTheRoomEnds() {
        CompletableFuture<String> answer = call();
        room.stop(DisconnectReason.NATIVE_STOPPED);
        assertThatThrownBy(answer::join).hasCauseInstanceOf(RpcException.class).cause().satisfies(e -> {
            assertThat(((RpcException) e).code()).isEqualTo(RpcException.RECIPIENT_DISCONNECTED);
            assertThat(e).hasCauseInstanceOf(RoomEndedException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldFailInTimeWhenTheLibraryDoesNotAnswer(boolean intercepted) {
        if (intercepted) {
            me.addRpcInterceptor(new RpcInterceptor() {
            });
        }
        CompletableFuture<String> answer = me.performRpc("nobody", "greet", "p", RpcOptions.DEFAULTS
                .withResponseTimeout(Duration.ofMillis(1)).withMaxRoundTripLatency(Duration.ofMillis(Integer.MAX_VALUE)));
        assertThatThrownBy(answer::join).hasCauseInstanceOf(RpcException.class).cause()
                .satisfies(e -> assertThat(((RpcException) e).code()).isEqualTo(RpcException.RESPONSE_TIMEOUT));
    }

    @Test
    void shouldTakeErrorsOfAnyCodeAndWithoutData() {
        CompletableFuture<String> answer = call();
        answer(PerformRpcCallback.newBuilder().setError(RpcError.newBuilder().setCode(0).setMessage("no\n").setData("")));
        assertThatThrownBy(answer::join).cause().satisfies(e -> {
            assertThat(((RpcException) e).code()).isZero();
            assertThat(((RpcException) e).data()).isEmpty();
            assertThat(e.toString()).contains("no\\n");
        });
    }

    @Test
    void shouldFailWhenAnInterceptorAnswersNull() {
        me.addRpcInterceptor(new RpcInterceptor() {
            @Override
            public String interceptOutgoing(RpcCall call, Next<RpcCall> next) {
                return null;
            }
        });
        assertThatThrownBy(call()::join).cause()
                .satisfies(e -> assertThat(((RpcException) e).code()).isEqualTo(RpcException.APPLICATION_ERROR));
    }

    @Test
    void shouldFailAtOnceWhenDataMayNotBeSent() {
        fixture.permit(false, false);
        assertThatThrownBy(call()::join).cause()
                .satisfies(e -> assertThat(((RpcException) e).code()).isEqualTo(RpcException.SEND_FAILED));
        assertThat(fixture.client.hasAsked(FfiRequest.MessageCase.PERFORM_RPC)).isFalse();
    }
}
