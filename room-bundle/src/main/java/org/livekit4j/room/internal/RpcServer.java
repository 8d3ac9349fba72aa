package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RegisterRpcMethodRequest;
import org.livekit4j.ffi.proto.RpcMethodInvocationEvent;
import org.livekit4j.ffi.proto.RpcMethodInvocationResponseRequest;
import org.livekit4j.ffi.proto.UnregisterRpcMethodRequest;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInvocation;
import org.livekit4j.room.RpcMethodHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls of others. The native library waits for an answer as long as the room lives, and longer: so each call is answered exactly
 * once, when its time is up or the room is left at the latest.
 */
final class RpcServer {
    private static final Logger LOG = LoggerFactory.getLogger(LocalParticipant.class);

    private final FfiClient client;
    private final FfiHandle participant;
    private final RpcInterceptors interceptors;
    private final Map<String, RpcMethodHandler> handlers = new ConcurrentHashMap<>();
    private final Set<RpcAnswering> answering = ConcurrentHashMap.newKeySet();
    private volatile boolean left;
    /** Null before the first. */
    private volatile Long lastAnswerNanos;

    RpcServer(FfiClient client, FfiHandle participant, RpcInterceptors interceptors) {
        this.client = client;
        this.participant = participant;
        this.interceptors = interceptors;
    }

    void register(String method, RpcMethodHandler handler) {
        Objects.requireNonNull(handler, "handler is null");
        if (method.isBlank()) {
            throw new IllegalArgumentException("the name of the method is blank");
        }
        if (handlers.put(method, handler) == null) {
            client.request(FfiRequest.newBuilder().setRegisterRpcMethod(
                    RegisterRpcMethodRequest.newBuilder().setLocalParticipantHandle(participant.id()).setMethod(method)).build());
        }
    }

    void unregister(String method) {
        if (handlers.remove(method) != null && !participant.closed()) {
            client.request(FfiRequest.newBuilder().setUnregisterRpcMethod(UnregisterRpcMethodRequest.newBuilder()
                    .setLocalParticipantHandle(participant.id()).setMethod(method)).build());
        }
    }

    /** Answers on a thread of the call's own. */
    void invoked(RpcMethodInvocationEvent event) {
        RpcInvocation invocation = new RpcInvocation(event.getRequestId(), event.getCallerIdentity(), event.getMethod(),
                event.getPayload(), Duration.ofMillis(Integer.toUnsignedLong(event.getResponseTimeoutMs())));
        RpcAnswering call = new RpcAnswering(invocation, interceptors.incoming(this::handle),
                answer -> respond(event.getInvocationId(), answer));
        answering.add(call);
        call.start(() -> answering.remove(call));
        if (left) {
            call.abandon();
        }
    }

    private String handle(RpcInvocation invocation) throws Exception {
        RpcMethodHandler handler = handlers.get(invocation.method());
        if (handler == null) {
            throw new RpcException(RpcException.UNSUPPORTED_METHOD, "there is no method '" + invocation.method() + "'");
        }
        return handler.handle(invocation);
    }

    private void respond(long invocation, RpcMethodInvocationResponseRequest.Builder answer) {
        try {
            lastAnswerNanos = System.nanoTime();
            String error = client.request(FfiRequest.newBuilder().setRpcMethodInvocationResponse(
                    answer.setLocalParticipantHandle(participant.id()).setInvocationId(invocation)).build())
                    .getRpcMethodInvocationResponse().getError();
            if (!error.isEmpty()) {
                LOG.warn("An answer to a remote procedure call could not be sent: {}", error);
            }
        } catch (FfiException | IllegalStateException e) {
            LOG.debug("An answer to a remote procedure call came when the room had ended", e);
        }
    }

    /** The room is being left: unregisters all methods, and answers all calls; then waits for the handlers, for a bounded time. Once. */
    void leave(Duration patience) throws InterruptedException {
        if (left) {
            return;
        }
        left = true;
        List.copyOf(handlers.keySet()).forEach(method -> {
            try {
                unregister(method);
            } catch (FfiException | IllegalStateException e) {
                LOG.debug("The method {} went with its room", method, e);
            }
        });
        List<RpcAnswering> calls = List.copyOf(answering);
        calls.forEach(RpcAnswering::abandon);
        long deadline = System.nanoTime() + patience.toNanos();
        for (RpcAnswering call : calls) {
            if (!call.await(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                LOG.warn("A handler of the method {} has not returned {} ms after its room was left", call.method(),
                        patience.toMillis());
            }
        }
    }

    /**
     * Waits until the last answer is this old. The native library sends answers in its own time and by another way than it tells the server
     * that this side leaves; it says of neither when it is done, and the server drops what comes from somebody who has left.
     */
    void letAnswersGo(Duration head) throws InterruptedException {
        Long last = lastAnswerNanos;
        if (last != null) {
            Thread.sleep(head.minusNanos(System.nanoTime() - last));
        }
    }

    /** Whether the current thread answers a call. */
    boolean isAnswering() {
        return answering.stream().anyMatch(RpcAnswering::isCurrentThread);
    }
}
