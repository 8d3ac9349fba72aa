package org.livekit4j.ffi;

import java.util.function.LongFunction;
import org.livekit4j.ffi.proto.FfiRequest;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A request that is sent again and again. It is checked and encoded once, in memory of its own, and its answers need neither a
 * future nor a thread. {@link FfiClient#repeat} makes one.
 *
 * <p>The library may still be about to answer when it is sent again; which answer belongs to which sending is for the caller to
 * know. Not safe for use by several threads, but the answers may come at any time.
 */
@ProviderType
public interface RepeatedRequest extends AutoCloseable {

    /**
     * Sets what is sent from now on.
     *
     * @param request creates the request from the id that it must carry as {@code request_async_id}
     * @throws NullPointerException if it creates null
     * @throws IllegalArgumentException if requests of that kind cannot be repeated, or if the request would or might abort the
     *     process; see {@link FfiClient#request}
     * @throws IllegalStateException if this is closed
     */
    void prepare(LongFunction<FfiRequest> request);

    /**
     * Sends what was prepared. The memory that the request names must be valid during the call: it is copied before this method
     * returns.
     *
     * @throws IllegalStateException if nothing is prepared, or if this is closed
     * @throws FfiException if the native library refused the request; a {@link ShutDownException} if it is shut down
     */
    void send();

    /**
     * Gives up answers that have not come: they are not told when they come later. What was prepared carried the old id and is
     * forgotten.
     *
     * @throws IllegalStateException if this is closed
     */
    void abandon();

    /** Gives up answers that have not come, and the memory. Idempotent. */
    @Override
    void close();
}
