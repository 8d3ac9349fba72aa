package org.livekit4j.queue.dto;

import org.osgi.annotation.versioning.ProviderType;

/** Reports the state of the queue and its whiteboard. A service, safe for use by several threads. */
@ProviderType
public interface QueueRuntime {

    /** {@return a copy of the current state, which belongs to the caller} */
    QueueRuntimeDTO getRuntimeDTO();
}
