package org.livekit4j.room.internal;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.proto.RpcError;
import org.livekit4j.ffi.proto.RpcMethodInvocationResponseRequest;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInterceptor.Next;
import org.livekit4j.room.RpcInvocation;
import org.livekit4j.text.Printable;

/** The answer to one call: by its handler, by timeout, or by the end of the room, whichever comes first. */
final class IncomingRpc {
    private static final int MAX_MESSAGE = 256;
    private static final int MAX_DATA = 15 * 1024;

    private final RpcInvocation invocation;
    private final Next<RpcInvocation> chain;
    private final Consumer<RpcMethodInvocationResponseRequest.Builder> responder;
    private final UserCode guard;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final Thread thread;
    private volatile Future<?> deadline;
    private Runnable onEnd;

    IncomingRpc(RpcInvocation invocation, Next<RpcInvocation> chain,
            Consumer<RpcMethodInvocationResponseRequest.Builder> responder, UserCode guard) {
        this.invocation = invocation;
        this.chain = chain;
        this.responder = responder;
        this.guard = guard;
        this.thread = Thread.ofVirtual().name("livekit-rpc " + Printable.of(invocation.method()))
                .inheritInheritableThreadLocals(false).unstarted(this::run);
    }

    /** @param whenOver is run when the handler has returned */
    void start(Runnable whenOver) {
        onEnd = whenOver;
        deadline = Timer.after(invocation.responseTimeout(), this::expire);
        thread.start();
    }

    private void expire() {
        if (fail(RpcException.RESPONSE_TIMEOUT, "no answer within " + invocation.responseTimeout().toMillis() + " ms", "")) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            String payload = chain.proceed(invocation);
            if (payload == null) {
                throw new NullPointerException("the answer is null");
            }
            if (answered.compareAndSet(false, true)) {
                responder.accept(RpcMethodInvocationResponseRequest.newBuilder().setPayload(payload));
            }
        } catch (Throwable e) { // also an Error, because the caller waits
            failed(e);
        } finally {
            deadline.cancel(false);
            onEnd.run();
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof RpcException meant && guard.run(() -> fail(meant))) {
            return;
        }
        if (fail(RpcException.APPLICATION_ERROR, "the method failed", "")) {
            guard.failed(failure);
        }
    }

    /** What is in the exception is the handler's own, and may fail as well. */
    private void fail(RpcException meant) {
        fail(meant.code(), String.valueOf(meant.getMessage()), meant.data().orElse(""));
    }

    private boolean fail(int code, String message, String data) {
        boolean first = answered.compareAndSet(false, true);
        if (first) {
            RpcError.Builder error = RpcError.newBuilder().setCode(code).setMessage(Utf8.cut(message, MAX_MESSAGE));
            if (!data.isEmpty()) {
                error.setData(Utf8.cut(data, MAX_DATA));
            }
            responder.accept(RpcMethodInvocationResponseRequest.newBuilder().setError(error));
        }
        return first;
    }

    /** The room is being left. */
    void abandon() {
        fail(RpcException.RECIPIENT_DISCONNECTED, "the callee has left the room", "");
        if (!isCurrentThread()) {
            thread.interrupt();
        }
    }

    /** Waits for the handler, unless this is its own thread. */
    boolean await(long deadlineNanos) {
        return isCurrentThread() || Polling.await(() -> !thread.isAlive(), deadlineNanos);
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    String method() {
        return invocation.method();
    }
}
