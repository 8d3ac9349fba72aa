package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ConsumerType;

/** The receivers of one event. */
@ConsumerType
public interface EventRoute {

    /**
     * Delivers, on a native thread: must not block. A receiver that keeps the event beyond this call {@linkplain NativeEvent#retain retains} it.
     */
    void deliver(NativeEvent event);

    /**
     * An event that this was asked for could not be taken over from the native library, because memory was full; it was no
     * {@linkplain NativeEvent#isFrame frame}. On a native thread while memory is full: must allocate nothing, not block, and not throw.
     */
    default void lost() {}
}
