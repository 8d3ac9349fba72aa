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
import org.livekit4j.ffi.Owner;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RegisterRpcMethodRequest;
import org.livekit4j.ffi.proto.RpcError;
import org.livekit4j.ffi.proto.RpcMethodInvocationEvent;
import org.livekit4j.ffi.proto.RpcMethodInvocationResponseRequest;
import org.livekit4j.ffi.proto.UnregisterRpcMethodRequest;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInvocation;
import org.livekit4j.room.RpcMethodHandler;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls of other participants. The native library waits for an answer while the room exists, and longer. Each call is
 * therefore answered exactly once: at the latest when its time is up or the room is left. Calls beyond the limits are answered at
 * once.
 */
final class RpcServer {
    private static final Logger LOG = LoggerFactory.getLogger(LocalParticipant.class);

    private final FfiClient client;
    private final FfiHandle participant;
    private final RpcInterceptors interceptors;
    private final CallLimits calls;
    private final RepeatedWarning crowded = new RepeatedWarning();
    private final Map<String, Method> methods = new ConcurrentHashMap<>();
    private final Set<IncomingRpc> answering = ConcurrentHashMap.newKeySet();
    private volatile boolean left;
    /** Null before the first. */
    private volatile Long lastAnswerNanos;
    private final UserCode noMethod = new UserCode(LOG, () -> "An interceptor of calls of a method that is not there");

    /** @param guard names the handler, and counts what it throws */
    private record Method(RpcMethodHandler handler, UserCode guard) {}

    RpcServer(FfiClient client, FfiHandle participant, RpcInterceptors interceptors, CallLimits calls) {
        this.client = client;
        this.participant = participant;
        this.interceptors = interceptors;
        this.calls = calls;
    }

    void register(String method, RpcMethodHandler handler) {
        if (Objects.requireNonNull(method, "method is null").isBlank()) {
            throw new IllegalArgumentException("method is blank; it must be a name");
        }
        Objects.requireNonNull(handler, "handler is null");
        if (left) {
            throw new IllegalStateException("the room has ended or is being left: no one can call " + Printable.of(method));
        }
        String owner = Owner.of(handler);
        UserCode guard = new UserCode(LOG, () -> "Handler " + owner + " of the method '" + Printable.of(method) + "'");
        if (methods.put(method, new Method(handler, guard)) == null) {
            client.request(FfiRequest.newBuilder().setRegisterRpcMethod(
                    RegisterRpcMethodRequest.newBuilder().setLocalParticipantHandle(participant.id()).setMethod(method)).build());
        }
    }

    void unregister(String method) {
        if (methods.remove(Objects.requireNonNull(method, "method is null")) != null && !participant.closed()) {
            client.request(FfiRequest.newBuilder().setUnregisterRpcMethod(UnregisterRpcMethodRequest.newBuilder()
                    .setLocalParticipantHandle(participant.id()).setMethod(method)).build());
        }
    }

    /** Answers on a thread of the call's own. */
    void invoked(RpcMethodInvocationEvent event) {
        RpcInvocation invocation = new RpcInvocation(event.getRequestId(), event.getCallerIdentity(), event.getMethod(),
                event.getPayload(), Duration.ofMillis(Integer.toUnsignedLong(event.getResponseTimeoutMs())));
        if (!calls.enter(invocation.callerIdentity())) {
            refuse(event);
            return;
        }
        Method method = methods.get(invocation.method());
        UserCode guard = method == null ? noMethod : method.guard();
        IncomingRpc call = new IncomingRpc(invocation, interceptors.incoming(this::handle),
                answer -> respond(event.getInvocationId(), answer), guard);
        answering.add(call);
        call.start(() -> {
            answering.remove(call);
            calls.leave(invocation.callerIdentity());
        });
        if (left) {
            call.abandon();
        }
    }

    private void refuse(RpcMethodInvocationEvent event) {
        respond(event.getInvocationId(), RpcMethodInvocationResponseRequest.newBuilder().setError(RpcError.newBuilder()
                .setCode(RpcException.APPLICATION_ERROR)
                .setMessage("the callee answers too many calls already; try again later")));
        crowded.report(_ -> LOG.warn("{} calls were refused so far, because {} are in progress; the latest is of '{}' by '{}'",
                calls.refused(),
                calls.running(), Printable.of(event.getMethod()), Printable.of(event.getCallerIdentity())));
    }

    private String handle(RpcInvocation invocation) throws Exception {
        Method method = methods.get(invocation.method());
        if (method == null) {
            throw new RpcException(RpcException.UNSUPPORTED_METHOD, "there is no method '" + invocation.method() + "'");
        }
        return method.handler().handle(invocation);
    }

    private void respond(long invocation, RpcMethodInvocationResponseRequest.Builder answer) {
        try {
            lastAnswerNanos = System.nanoTime();
            String error = client.request(FfiRequest.newBuilder().setRpcMethodInvocationResponse(
                    answer.setLocalParticipantHandle(participant.id()).setInvocationId(invocation)).build())
                    .getRpcMethodInvocationResponse().getError();
            if (!error.isEmpty()) {
                LOG.warn("An answer to a remote procedure call could not be sent: {}", Printable.of(Redaction.redact(error)));
            }
        } catch (FfiException | IllegalStateException e) {
            LOG.debug("A remote procedure call was answered after the room had ended", e);
        }
    }

    /** The room is being left: unregisters all methods, and answers all calls; then waits for the handlers, for a bounded time. Once. */
    void leave(Duration timeout) {
        if (left) {
            return;
        }
        left = true;
        List.copyOf(methods.keySet()).forEach(method -> {
            try {
                unregister(method);
            } catch (FfiException | IllegalStateException e) {
                LOG.debug("The method {} was removed with its room", Printable.of(method), e);
            }
        });
        List<IncomingRpc> calls = List.copyOf(answering);
        calls.forEach(IncomingRpc::abandon);
        long deadline = System.nanoTime() + timeout.toNanos();
        for (IncomingRpc call : calls) {
            if (!call.await(deadline)) {
                LOG.warn("A handler of the method '{}' has not returned {} ms after its room was left",
                        Printable.of(call.method()), timeout.toMillis());
            }
        }
    }

    /**
     * Waits until the last answer is this old. The native library sends answers and the leave message on different paths, and
     * reports the end of neither; the server drops data of a participant who has left.
     */
    void letAnswersGo(Duration head) {
        Long last = lastAnswerNanos;
        if (last != null) {
            Polling.await(() -> false, last + head.toNanos());
        }
    }

    /** Whether the current thread answers a call. */
    boolean isAnswering() {
        return answering.stream().anyMatch(IncomingRpc::isCurrentThread);
    }
}
