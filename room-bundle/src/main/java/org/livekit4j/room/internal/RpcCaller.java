package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.PerformRpcCallback;
import org.livekit4j.ffi.proto.PerformRpcRequest;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RpcCall;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInterceptor.Next;

/** Calls methods of others. */
final class RpcCaller {
    /** The native library's own. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
    /** The native library has its own deadlines; this is for an answer that gets lost. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final Operations operations;
    private final FfiHandle participant;
    private final RpcInterceptors interceptors;

    RpcCaller(Operations operations, FfiHandle participant, RpcInterceptors interceptors) {
        this.operations = operations;
        this.participant = participant;
        this.interceptors = interceptors;
    }

    CompletableFuture<String> perform(RpcCall call) {
        if (interceptors.isEmpty()) {
            return operations.pending().untilTheEnd(send(call), RpcCaller::disconnected);
        }
        CompletableFuture<String> answer = intercepted(call);
        CompletableFuture<String> handedOut = operations.pending().untilTheEnd(answer, RpcCaller::disconnected);
        handedOut.whenComplete((payload, failure) -> answer.cancel(false));
        return handedOut;
    }

    private CompletableFuture<String> send(RpcCall call) {
        PerformRpcRequest.Builder request = PerformRpcRequest.newBuilder().setDestinationIdentity(call.destinationIdentity())
                .setMethod(call.method()).setPayload(call.payload());
        call.options().responseTimeout().ifPresent(timeout -> request.setResponseTimeoutMs((int) timeout.toMillis()));
        call.options().maxRoundTripLatency().ifPresent(time -> request.setMaxRoundTripLatencyMs((int) time.toMillis()));
        return operations.send(id -> FfiRequest.newBuilder()
                .setPerformRpc(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                timeout(call).plus(SLACK)).thenApply(RpcCaller::answer)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException ? late(call) : failure));
    }

    private static RpcException disconnected(RoomEndedException end) {
        RpcException failure = new RpcException(RpcException.RECIPIENT_DISCONNECTED, end.getMessage());
        failure.initCause(end);
        return failure;
    }

    private static RpcException late(RpcCall call) {
        return new RpcException(RpcException.RESPONSE_TIMEOUT,
                "no answer to '" + call.method() + "' within " + timeout(call).toMillis() + " ms");
    }

    private static Duration timeout(RpcCall call) {
        return call.options().responseTimeout().orElse(DEFAULT_TIMEOUT);
    }

    private static String answer(FfiEvent event) {
        PerformRpcCallback answer = event.getPerformRpc();
        if (answer.hasError()) {
            throw new RpcException(answer.getError().getCode(), answer.getError().getMessage(),
                    answer.getError().hasData() ? answer.getError().getData() : null);
        }
        return answer.getPayload();
    }

    /** Interceptors may block, so they get a thread, which is interrupted when nobody waits for the answer any more. */
    private CompletableFuture<String> intercepted(RpcCall call) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Next<RpcCall> chain = interceptors.outgoing(this::sendAndWait);
        Thread thread = Thread.ofVirtual().name("livekit-rpc-call " + call.method()).unstarted(() -> {
            try {
                answer.complete(chain.proceed(call));
            } catch (Throwable e) { // also an Error: the caller gets it
                answer.completeExceptionally(e);
            }
        });
        Future<?> deadline = Timer.after(timeout(call), () -> answer.completeExceptionally(late(call)));
        answer.whenComplete((payload, failure) -> {
            deadline.cancel(false);
            thread.interrupt();
        });
        thread.start();
        return answer;
    }

    private String sendAndWait(RpcCall call) throws Exception {
        try {
            return operations.pending().untilTheEnd(send(call), RpcCaller::disconnected).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
