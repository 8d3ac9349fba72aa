package org.livekit4j.room;

import org.osgi.annotation.versioning.ConsumerType;

/** A method that others can call. */
@FunctionalInterface
@ConsumerType
public interface RpcMethodHandler {

    /**
     * Answers a call, on a virtual thread of the call's own, which is interrupted when the caller's time is up or the room is left: the
     * caller has its answer then, and what comes of this is thrown away. How many calls are answered at once say {@link IncomingLimits}.
     *
     * @return the answer, of at most 15 KiB in UTF-8 for callers that do not know better
     * @throws RpcException sent to the caller as it is
     * @throws Exception told to the caller as {@link RpcException#APPLICATION_ERROR}, and logged
     */
    String handle(RpcInvocation invocation) throws Exception;
}
