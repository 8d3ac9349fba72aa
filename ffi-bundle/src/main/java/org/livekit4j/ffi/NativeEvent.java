package org.livekit4j.ffi;

import org.livekit4j.ffi.proto.FfiEvent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An event of the native library, together with the native handles in it. It is reference-counted: it lives during its delivery,
 * and beyond that as long as it is {@linkplain #retain retained}. With the last reference its handles are released, unless
 * they were {@linkplain #claim claimed}.
 *
 * <p>During delivery the bytes are the native library's; they are copied to the heap when the event is first retained, once for all,
 * and decoded when {@link #message()} is first called, once for all.
 */
@ProviderType
public interface NativeEvent extends EventView, AutoCloseable {

    /** Whether it brings a frame of an audio or video stream: one of many, for whose loss the next one makes up. */
    default boolean isFrame() {
        return false;
    }

    /** The decoded event, the same object for all. */
    FfiEvent message();

    /**
     * Adds a reference.
     *
     * @return this event
     * @throws IllegalStateException if the event is over
     */
    NativeEvent retain();

    /**
     * Adds a reference for the sake of the handles alone, which spares the copy: what the event says cannot be read after its delivery
     * unless it is retained elsewhere.
     *
     * @return this event
     * @throws IllegalStateException if the event is over
     */
    NativeEvent retainHandles();

    /**
     * Takes the event's handles: from now on the caller owns each of them.
     *
     * @return false if another receiver has them already
     */
    boolean claim();

    /** Drops a reference. */
    @Override
    void close();
}
