package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.livekit4j.room.internal.Fixture.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RpcMethodInvocationEvent;
import org.livekit4j.ffi.proto.RpcMethodInvocationResponseRequest;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInterceptor;
import org.livekit4j.room.RpcInvocation;
import org.livekit4j.room.RpcMethodHandler;

@Timeout(30)
class RpcServerTest {
    private final FakeClient client = new FakeClient();
    private final RpcInterceptors interceptors = new RpcInterceptors();
    private final CallLimits calls = new CallLimits(2, 3);
    private final RpcServer server = new RpcServer(client, client.adopt(HandleKind.PARTICIPANT, Fixture.handle(2)), interceptors,
            calls);

    private static class Prefix implements RpcInterceptor {
        private final String prefix;

        Prefix(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String interceptIncoming(RpcInvocation invocation, Next<RpcInvocation> next) throws Exception {
            return prefix + next.proceed(invocation.withPayload(prefix + invocation.payload()));
        }
    }

    private void invoke(String method, int timeoutMs) {
        server.invoked(RpcMethodInvocationEvent.newBuilder().setLocalParticipantHandle(2).setInvocationId(7).setMethod(method)
                .setRequestId("request").setCallerIdentity("bob").setPayload("p").setResponseTimeoutMs(timeoutMs).build());
    }

    private List<RpcMethodInvocationResponseRequest> answers() {
        return client.requests.stream().filter(FfiRequest::hasRpcMethodInvocationResponse)
                .map(FfiRequest::getRpcMethodInvocationResponse).toList();
    }

    private RpcMethodInvocationResponseRequest answer() {
        await().until(() -> !answers().isEmpty());
        assertThat(answers()).hasSize(1);
        assertThat(answers().getFirst().getInvocationId()).isEqualTo(7);
        return answers().getFirst();
    }

    private RpcMethodInvocationResponseRequest answer(RpcMethodHandler handler) {
        server.register("method", handler);
        invoke("method", 20_000);
        return answer();
    }

    @Test
    void shouldAnswerWithWhatTheHandlerReturns() {
        assertThat(answer(call -> call.callerIdentity() + " " + call.payload() + " " + call.responseTimeout()).getPayload())
                .isEqualTo("bob p PT20S");
    }

    @Test
    void shouldSayThatThereIsNoSuchMethod() {
        invoke("method", 20_000);
        assertThat(answer().getError().getCode()).isEqualTo(RpcException.UNSUPPORTED_METHOD);
    }

    @Test
    void shouldSendWhatTheHandlerSaysWhenItFailsOnPurpose() {
        var error = answer(call -> {
            throw new RpcException(42, "é".repeat(200), "data");
        }).getError();
        assertThat(error.getCode()).isEqualTo(42);
        assertThat(error.getMessage()).isEqualTo("é".repeat(128));
        assertThat(error.getData()).isEqualTo("data");
    }

    @Test
    void shouldTellNoDetailWhenTheHandlerFails() {
        var error = answer(call -> {
            throw new IllegalStateException("expected in this test");
        }).getError();
        assertThat(error.getCode()).isEqualTo(RpcException.APPLICATION_ERROR);
        assertThat(error.getMessage()).doesNotContain("expected");
    }

    @Test
    void shouldFailWhenTheAnswerIsNull() {
        assertThat(answer(call -> null).getError().getCode()).isEqualTo(RpcException.APPLICATION_ERROR);
    }

    @Test
    void shouldAnswerOnceAndInterruptTheHandlerWhenTimeIsUp() {
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        server.register("method", call -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(null);
            }
            return "late";
        });
        invoke("method", 1);
        assertThat(answer().getError().getCode()).isEqualTo(RpcException.RESPONSE_TIMEOUT);
        interrupted.join();
        await().until(() -> !server.isAnswering());
        assertThat(answers()).hasSize(1);
    }

    @Test
    void shouldAnswerWhatIsUnderWayWhenTheRoomIsLeft() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        server.register("method", call -> {
            started.countDown();
            new CountDownLatch(1).await();
            return "";
        });
        invoke("method", 20_000);
        started.await();
        server.leave(Duration.ofSeconds(20));
        assertThat(answer().getError().getCode()).isEqualTo(RpcException.RECIPIENT_DISCONNECTED);
        assertThat(client.requests).filteredOn(FfiRequest::hasUnregisterRpcMethod).hasSize(1);

        client.requests.clear();
        invoke("method", 20_000);
        await().until(() -> !answers().isEmpty());
        assertThat(answers()).hasSize(1);
    }

    @Test
    void shouldNotWaitForAHandlerThatDoesNotReturnWhenTheRoomIsLeft() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.register("method", call -> {
            started.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
                Thread.yield();
            }
            return "";
        });
        invoke("method", 20_000);
        started.await();
        server.leave(Duration.ofMillis(1));
        assertThat(answer().getError().getCode()).isEqualTo(RpcException.RECIPIENT_DISCONNECTED);
        release.countDown();
    }

    @Test
    void shouldPassTheInterceptorsFromTheFirstOn() {
        Prefix first = new Prefix("a");
        interceptors.add(first);
        interceptors.add(new Prefix("b"));
        interceptors.add(first);
        List<String> seen = new CopyOnWriteArrayList<>();
        assertThat(answer(call -> {
            seen.add(call.payload());
            return "!";
        }).getPayload()).isEqualTo("ab!");
        assertThat(seen).containsExactly("bap");
    }

    @Test
    void shouldRegisterOnceWhenAHandlerReplacesAnother() {
        server.register("method", call -> "old");
        assertThat(answer(call -> "new").getPayload()).isEqualTo("new");
        assertThat(client.requests).filteredOn(FfiRequest::hasRegisterRpcMethod).hasSize(1);
    }

    private void callBy(String caller, long invocation) {
        server.invoked(RpcMethodInvocationEvent.newBuilder().setLocalParticipantHandle(2).setInvocationId(invocation)
                .setMethod("method").setRequestId("request").setCallerIdentity(caller).setPayload("p")
                .setResponseTimeoutMs(20_000)
                .build());
    }

    @Test
    void shouldRefuseCallsWhenTooManyAreRunningOfOneCallerOrOfAll() {
        CountDownLatch released = new CountDownLatch(1);
        server.register("method", _ -> {
            Uninterrupted.await(released);
            return "done";
        });
        for (int i = 0; i < 100; i++) {
            callBy("eve", i);
        }
        assertThat(answers()).hasSize(98).allSatisfy(
                answer -> assertThat(answer.getError().getCode()).isEqualTo(RpcException.APPLICATION_ERROR));
        callBy("bob", 1_000);
        callBy("bob", 1_001);
        assertThat(answers()).hasSize(99);
        assertThat(calls.running()).isEqualTo(3);
        assertThat(calls.refused()).isEqualTo(99);

        released.countDown();
        await().until(() -> calls.running() == 0);
        callBy("eve", 2_000);
        await().until(() -> answers().stream().anyMatch(answer -> answer.getInvocationId() == 2_000));
        assertThat(answers().getLast().getPayload()).isEqualTo("done");
        assertThat(calls.taken()).isEqualTo(4);
    }

    @Test
    void shouldAnswerWhateverTheExceptionOfTheHandlerDoes() {
        var error = answer(_ -> {
            throw new RpcException(42, "x") {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    throw new StackOverflowError();
                }
            };
        }).getError();
        assertThat(error.getCode()).isEqualTo(RpcException.APPLICATION_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\ud800b", "\udc00\ud800", "ab\udc00"})
    void shouldSendAllOfAnErrorThatHasHalvesOfCharacters(String message) {
        var error = answer(_ -> {
            throw new RpcException(42, message + " end", message + " end");
        }).getError();
        assertThat(error.getMessage()).endsWith(" end").hasSize(message.length() + 4);
        assertThat(error.getData()).endsWith(" end");
    }

    @Test
    void shouldRefuseMethodsWithoutNameOrHandlerAndAfterTheEnd() throws Exception {
        assertThatNullPointerException().isThrownBy(() -> server.register(null, _ -> "")).withMessage("method is null");
        assertThatNullPointerException().isThrownBy(() -> server.register("m", null)).withMessage("handler is null");
        assertThatNullPointerException().isThrownBy(() -> server.unregister(null)).withMessage("method is null");
        assertThatIllegalArgumentException().isThrownBy(() -> server.register(" ", _ -> "")).withMessageContaining("method");
        server.register("m", _ -> "");
        server.leave(Duration.ofMillis(1));
        assertThatIllegalStateException().isThrownBy(() -> server.register("m", _ -> ""));
        assertThatIllegalStateException().isThrownBy(() -> server.register("other", _ -> ""));
    }

    @Test
    void shouldKeepInterceptorsByIdentity() {
        assertThatNullPointerException().isThrownBy(() -> interceptors.add(null)).withMessage("interceptor is null");
        assertThatNullPointerException().isThrownBy(() -> interceptors.remove(null)).withMessage("interceptor is null");
        Prefix equal = new Prefix("a") {
            @Override
            public boolean equals(Object other) {
                throw new IllegalStateException("expected in this test");
            }

            @Override
            public int hashCode() {
                throw new IllegalStateException("expected in this test");
            }
        };
        interceptors.add(equal);
        interceptors.add(equal);
        interceptors.add(new Prefix("b"));
        assertThat(answer(call -> call.payload()).getPayload()).isEqualTo("abbap");
        interceptors.remove(equal);
    }
}
