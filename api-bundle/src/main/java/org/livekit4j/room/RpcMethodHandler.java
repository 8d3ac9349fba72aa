package org.livekit4j.room;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers remote procedure calls of one method. Several calls may be answered at once.
 *
 * {@snippet file="org/livekit4j/examples/rooms/RpcResponder.java" region="square"}
 */
@FunctionalInterface
@ConsumerType
public interface RpcMethodHandler {

    /**
     * Answers a call, on a virtual thread of the call's own. The thread is interrupted when the caller's time is up or the room
     * is left: the caller has already received an error by then, and the result is discarded. {@link IncomingLimits} bound the
     * number of calls that are answered at once.
     *
     * @param invocation the call
     * @return the answer, of at most 15 KiB in UTF-8 for callers without stream support
     * @throws RpcException to send this code, message and data to the caller
     * @throws Exception to send {@link RpcException#APPLICATION_ERROR} to the caller; the exception is logged
     */
    String handle(RpcInvocation invocation) throws Exception;
}
