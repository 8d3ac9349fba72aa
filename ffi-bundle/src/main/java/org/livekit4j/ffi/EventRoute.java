package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ConsumerType;

/** Whoever wants an event. */
@ConsumerType
public interface EventRoute {

    /**
     * Delivers, on a native thread: must not block. Whoever keeps the event beyond this call {@linkplain NativeEvent#retain retains} it.
     */
    void deliver(NativeEvent event);
}
