package org.livekit4j.queue;

import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.internal.FfiEventQueueImpl;

/** Opens the queue where there is no OSGi framework to do it. */
public final class FfiQueues {

    private FfiQueues() {}

    /** As {@link #open(FfiClient, QueueOptions)} with {@link QueueOptions#DEFAULTS}. */
    public static OwnedFfiEventQueue open(FfiClient client) {
        return open(client, QueueOptions.DEFAULTS);
    }

    /**
     * Opens the queue of this library's events; there is one for each client.
     *
     * @throws IllegalStateException if the client's events go to another queue already
     */
    public static OwnedFfiEventQueue open(FfiClient client, QueueOptions options) {
        PackageClasses.load(FfiQueues.class);
        return new FfiEventQueueImpl(client, options).connect();
    }
}
