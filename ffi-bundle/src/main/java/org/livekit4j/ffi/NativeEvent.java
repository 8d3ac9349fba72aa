package org.livekit4j.ffi;

import org.livekit4j.ffi.proto.FfiEvent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An event of the native library, together with the native handles in it. It is reference-counted: it lives during its delivery,
 * and beyond that as long as somebody has {@linkplain #retain retained} it. With the last reference its handles are released, unless
 * they were {@linkplain #claim claimed}.
 *
 * <p>During delivery the bytes are the native library's; they are copied to the heap when the event is first retained, once for all,
 * and decoded when {@link #message()} is first called, once for all.
 */
@ProviderType
public interface NativeEvent extends AutoCloseable {

    /** Field number of the event's kind in {@code FfiEvent}. */
    int type();

    /** The event's handle or async id; 0 if it has none. */
    long key();

    /** Number of bytes on the wire. */
    int size();

    /**
     * One byte of the wire, for those who read a field or two without decoding the rest: see {@link WireReader}.
     *
     * @throws IndexOutOfBoundsException if there is no such byte
     * @throws IllegalStateException if the event is over
     */
    byte wire(int index);

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
     * unless somebody else has retained it.
     *
     * @return this event
     * @throws IllegalStateException if the event is over
     */
    NativeEvent retainHandles();

    /**
     * Takes the event's handles: from now on the caller owns each of them.
     *
     * @return false if somebody else has them already
     */
    boolean claim();

    /** Drops a reference. */
    @Override
    void close();
}
