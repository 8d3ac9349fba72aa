package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livekit4j.room.internal.Fixture.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RpcMethodInvocationEvent;
import org.livekit4j.ffi.proto.RpcMethodInvocationResponseRequest;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.RpcInterceptor;
import org.livekit4j.room.RpcInvocation;
import org.livekit4j.room.RpcMethodHandler;

@Timeout(30)
class RpcServerTest {
    private final FakeClient client = new FakeClient();
    private final RpcInterceptors interceptors = new RpcInterceptors();
    private final CallLimits calls = new CallLimits(IncomingLimits.DEFAULTS.withCalls(2, 3));
    private final RpcServer server = new RpcServer(client, client.adopt(HandleKind.PARTICIPANT, Fixture.handle(2)), interceptors,
            calls, Class::getPackageName);

    private static final class Prefix implements RpcInterceptor {
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
}
