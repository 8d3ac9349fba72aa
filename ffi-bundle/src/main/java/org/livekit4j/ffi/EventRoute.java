package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ConsumerType;

/** The receivers of one event. */
@ConsumerType
public interface EventRoute {

    /**
     * Delivers the event. Called on a native thread: must not block. A receiver that keeps the event beyond this call {@linkplain
     * NativeEvent#retain retains} it.
     *
     * @param event the event, valid during this call
     */
    void deliver(NativeEvent event);

    /**
     * Called when an event for these receivers could not be taken over from the native library because memory was full. The event
     * was not a {@linkplain NativeEvent#isFrame frame}. Called on a native thread while memory is full: must not allocate, block
     * or throw.
     */
    default void lost() {}
}
