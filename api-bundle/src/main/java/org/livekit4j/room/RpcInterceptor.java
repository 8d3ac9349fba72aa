package org.livekit4j.room;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Comes between callers and methods, in either direction: to log, to measure, to change payloads, to answer by itself, to refuse. It runs on
 * the virtual thread of its call, which is interrupted when the time of the call is up.
 */
@ConsumerType
public interface RpcInterceptor {

    /**
     * A call that this side makes; mostly ends in {@code next.proceed(call)}. What it throws, the caller gets. An answer of null is
     * {@link RpcException#APPLICATION_ERROR}.
     */
    default String interceptOutgoing(RpcCall call, Next<RpcCall> next) throws Exception {
        return next.proceed(call);
    }

    /** A call from a remote participant. Usually calls {@code next.proceed(invocation)}. As with a handler, an exception is sent to the caller. */
    default String interceptIncoming(RpcInvocation invocation, Next<RpcInvocation> next) throws Exception {
        return next.proceed(invocation);
    }

    /**
     * The rest of the way.
     *
     * @param <C> a call of either direction
     */
    @FunctionalInterface
    interface Next<C> {

        /** @return the answer */
        String proceed(C call) throws Exception;
    }
}
