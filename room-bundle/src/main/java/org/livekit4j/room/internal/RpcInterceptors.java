package org.livekit4j.room.internal;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.room.RpcCall;
import org.livekit4j.room.RpcInterceptor;
import org.livekit4j.room.RpcInterceptor.Next;
import org.livekit4j.room.RpcInvocation;

/** A participant's interceptors, the outermost first. A chain keeps the interceptors that existed when it was created. */
final class RpcInterceptors {
    private final CopyOnWriteArrayList<RpcInterceptor> interceptors = new CopyOnWriteArrayList<>();

    /** By identity: what {@code equals} says is the interceptors' own affair. */
    synchronized void add(RpcInterceptor interceptor) {
        Objects.requireNonNull(interceptor, "interceptor is null");
        if (interceptors.stream().noneMatch(present -> present == interceptor)) {
            interceptors.add(interceptor);
        }
    }

    void remove(RpcInterceptor interceptor) {
        Objects.requireNonNull(interceptor, "interceptor is null");
        interceptors.removeIf(present -> present == interceptor);
    }

    boolean isEmpty() {
        return interceptors.isEmpty();
    }

    Next<RpcCall> outgoing(Next<RpcCall> last) {
        Next<RpcCall> chain = last;
        for (RpcInterceptor interceptor : snapshot()) {
            Next<RpcCall> rest = chain;
            chain = call -> interceptor.interceptOutgoing(call, rest);
        }
        return chain;
    }

    Next<RpcInvocation> incoming(Next<RpcInvocation> last) {
        Next<RpcInvocation> chain = last;
        for (RpcInterceptor interceptor : snapshot()) {
            Next<RpcInvocation> rest = chain;
            chain = invocation -> interceptor.interceptIncoming(invocation, rest);
        }
        return chain;
    }

    private List<RpcInterceptor> snapshot() {
        return List.copyOf(interceptors).reversed();
    }
}
