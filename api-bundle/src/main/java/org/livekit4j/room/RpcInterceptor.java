package org.livekit4j.room;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Intercepts remote procedure calls in either direction: to log, to measure, to change payloads, to answer or to refuse. It
 * runs on the virtual thread of its call, which is interrupted when the time of the call is up. Calls may be intercepted
 * concurrently.
 */
@ConsumerType
public interface RpcInterceptor {

    /**
     * Intercepts a call of this side. Usually calls {@code next.proceed(call)}. Exceptions propagate to the caller.
     *
     * @param call the call
     * @param next the rest of the call
     * @return the answer; null becomes {@link RpcException#APPLICATION_ERROR}
     * @throws Exception to fail the call
     */
    default String interceptOutgoing(RpcCall call, Next<RpcCall> next) throws Exception {
        return next.proceed(call);
    }

    /**
     * Intercepts a call of a remote participant. Usually calls {@code next.proceed(invocation)}. Exceptions are sent to the
     * caller as those of a {@link RpcMethodHandler}.
     *
     * @param invocation the call
     * @param next the rest of the call
     * @return the answer; null becomes {@link RpcException#APPLICATION_ERROR}
     * @throws Exception to fail the call
     */
    default String interceptIncoming(RpcInvocation invocation, Next<RpcInvocation> next) throws Exception {
        return next.proceed(invocation);
    }

    /**
     * The rest of a call: further interceptors, then the call itself.
     *
     * @param <C> the type of the call
     */
    @FunctionalInterface
    interface Next<C> {

        /**
         * Continues the call.
         *
         * @param call the call, which may differ from the one that was intercepted
         * @return the answer
         * @throws Exception if the call fails
         */
        String proceed(C call) throws Exception;
    }
}
