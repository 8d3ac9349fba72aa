package org.livekit4j.queue.dto;

import org.osgi.annotation.versioning.ProviderType;

/** The service that tells which subscribers the whiteboard knows. */
@ProviderType
public interface QueueRuntime {

    /** A copy of how things are now. */
    QueueRuntimeDTO getRuntimeDTO();
}
