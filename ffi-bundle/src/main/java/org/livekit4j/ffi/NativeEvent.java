package org.livekit4j.ffi;

import org.livekit4j.ffi.proto.FfiEvent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An event of the native library and the native handles in it. Events are reference-counted: an event is valid during its
 * delivery, and after that while it is {@linkplain #retain retained}. Dropping the last reference releases its handles, unless
 * they were {@linkplain #claim claimed}. Safe for use by several threads.
 *
 * <p>During the delivery the bytes belong to the native library. They are copied to the heap when the event is first retained,
 * and decoded when {@link #message()} is first called, once for all receivers.
 */
@ProviderType
public interface NativeEvent extends EventView, AutoCloseable {

    /** {@return whether the event carries a frame of an audio or video stream, whose loss the next frame makes up for} */
    default boolean isFrame() {
        return false;
    }

    /**
     * Returns the decoded event.
     *
     * @return the message, the same object for all receivers
     * @throws IllegalStateException if the event is no longer valid
     */
    FfiEvent message();

    /**
     * Adds a reference, which the caller drops with {@link #close}.
     *
     * @return this event
     * @throws IllegalStateException if the event is no longer valid
     */
    NativeEvent retain();

    /**
     * Adds a reference to the handles only, which avoids the copy. The message cannot be read after the delivery unless the event
     * is also {@linkplain #retain retained}.
     *
     * @return this event
     * @throws IllegalStateException if the event is no longer valid
     */
    NativeEvent retainHandles();

    /**
     * Takes ownership of the event's handles.
     *
     * @return true if the caller owns each handle now; false if another receiver does
     */
    boolean claim();

    /** Drops a reference. */
    @Override
    void close();
}
