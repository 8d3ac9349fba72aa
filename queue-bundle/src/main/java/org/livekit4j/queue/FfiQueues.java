package org.livekit4j.queue;

import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.internal.FfiEventQueueImpl;

/** Opens the event queue outside an OSGi framework. Safe for use by several threads. */
public final class FfiQueues {

    private FfiQueues() {}

    /**
     * Opens the queue with {@link QueueOptions#DEFAULTS}; otherwise like {@link #open(FfiClient, QueueOptions)}.
     *
     * @param client the native library
     * @return the queue; the caller closes it
     * @throws IllegalStateException if the client is connected to another queue
     */
    public static OwnedFfiEventQueue open(FfiClient client) {
        return open(client, QueueOptions.DEFAULTS);
    }

    /**
     * Opens the queue of a client's events. A client has one queue at a time.
     *
     * @param client the native library
     * @param options the options of the queue
     * @return the queue; the caller closes it
     * @throws IllegalStateException if the client is connected to another queue
     */
    public static OwnedFfiEventQueue open(FfiClient client, QueueOptions options) {
        PackageClasses.load(FfiQueues.class);
        return new FfiEventQueueImpl(client, options).connect();
    }
}
