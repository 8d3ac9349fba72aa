package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.PerformRpcCallback;
import org.livekit4j.ffi.proto.PerformRpcRequest;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RpcCall;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInterceptor.Next;
import org.livekit4j.text.Printable;

/** Calls methods of other participants. */
final class RpcCaller {
    /** The native library's own. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration DEFAULT_LATENCY = Duration.ofSeconds(7);
    /** The native library has its own deadlines; this is for an answer that gets lost. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final RoomRequests operations;
    private final FfiHandle participant;
    private final RpcInterceptors interceptors;
    private final Rights rights;

    RpcCaller(RoomRequests operations, FfiHandle participant, RpcInterceptors interceptors, Rights rights) {
        this.operations = operations;
        this.participant = participant;
        this.interceptors = interceptors;
        this.rights = rights;
    }

    CompletableFuture<String> perform(RpcCall call) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Future<?> deadline = Timer.after(timeout(call), () -> Completion.failNow(answer, late(call)));
        answer.whenComplete((_, _) -> deadline.cancel(false));
        if (interceptors.isEmpty()) {
            PendingFutures.follow(send(call), answer);
        } else {
            intercept(call, answer);
        }
        CompletableFuture<String> handedOut = operations.pending().untilTheEnd(answer, RpcCaller::disconnected);
        handedOut.whenComplete((_, _) -> answer.cancel(false));
        return handedOut;
    }

    private CompletableFuture<String> send(RpcCall call) {
        Optional<LiveKitException> refusal = rights.againstData();
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(new RpcException(RpcException.SEND_FAILED, refusal.get().getMessage()));
        }
        PerformRpcRequest.Builder request = PerformRpcRequest.newBuilder().setDestinationIdentity(call.destinationIdentity())
                .setMethod(call.method()).setPayload(call.payload());
        call.options().responseTimeout().ifPresent(timeout -> request.setResponseTimeoutMs((int) timeout.toMillis()));
        call.options().maxRoundTripLatency().ifPresent(time -> request.setMaxRoundTripLatencyMs((int) time.toMillis()));
        return Completion.map(operations.send(id -> FfiRequest.newBuilder()
                .setPerformRpc(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                timeout(call).plus(call.options().maxRoundTripLatency().orElse(DEFAULT_LATENCY)).plus(SLACK)),
                RpcCaller::answer);
    }

    private static RpcException disconnected(RoomEndedException end) {
        RpcException failure = new RpcException(RpcException.RECIPIENT_DISCONNECTED, end.getMessage());
        failure.initCause(end);
        return failure;
    }

    private static RpcException late(RpcCall call) {
        return new RpcException(RpcException.RESPONSE_TIMEOUT,
                "no answer to '" + Printable.of(call.method()) + "' within " + timeout(call).toMillis() + " ms");
    }

    private static Duration timeout(RpcCall call) {
        return call.options().responseTimeout().orElse(DEFAULT_TIMEOUT);
    }

    private static String answer(FfiEvent event) {
        PerformRpcCallback answer = event.getPerformRpc();
        if (answer.hasError()) {
            throw RpcException.received(answer.getError().getCode(), answer.getError().getMessage(), answer.getError().getData());
        }
        return answer.getPayload();
    }

    /** Interceptors may block, so they get a thread, which is interrupted when nobody waits for the answer any more. */
    private void intercept(RpcCall call, CompletableFuture<String> answer) {
        Next<RpcCall> chain = interceptors.outgoing(this::sendAndWait);
        Thread thread = Thread.ofVirtual().name("livekit-rpc-call " + Printable.of(call.method()))
                .inheritInheritableThreadLocals(false).unstarted(() -> {
                    try {
                        String payload = chain.proceed(call);
                        if (payload == null) {
                            throw new RpcException(RpcException.APPLICATION_ERROR, "an interceptor has answered null");
                        }
                        Completion.completeNow(answer, payload);
                    } catch (Throwable e) { // also an Error, which the caller receives
                        Completion.failNow(answer, e);
                    }
                });
        answer.whenComplete((_, _) -> thread.interrupt());
        thread.start();
    }

    private String sendAndWait(RpcCall call) throws Exception {
        try {
            return operations.pending().untilTheEnd(send(call), RpcCaller::disconnected).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
