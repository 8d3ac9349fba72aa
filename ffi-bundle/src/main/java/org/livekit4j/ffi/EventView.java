package org.livekit4j.ffi;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The header of an event, and its bytes before they are copied or decoded. {@link WireReader} reads single fields. An event that
 * is passed to {@link EventRoute#select} is for one thread only; a {@link NativeEvent} is safe for use by several.
 */
@ProviderType
public interface EventView {

    /** {@return the field number of the event's kind in {@code FfiEvent}} */
    int type();

    /**
     * {@return the field number of a room event's kind in {@code RoomEvent}; 0 for other events and for kinds that this version
     * does not know}
     */
    int innerType();

    /** {@return the event's handle or async id; 0 if it has none} */
    long key();

    /** {@return the size of the message, in bytes} */
    int size();

    /**
     * Returns one byte of the message.
     *
     * @param index the position, from 0 to {@link #size} - 1
     * @return the byte
     * @throws IndexOutOfBoundsException if there is no such byte
     * @throws IllegalStateException if the event is no longer valid
     */
    byte wire(int index);

    /**
     * Copies bytes of the message.
     *
     * @param index the position of the first one
     * @param length how many
     * @return the bytes
     * @throws IndexOutOfBoundsException if there are fewer
     * @throws IllegalStateException if the event is no longer valid
     */
    default byte[] copy(int index, int length) {
        Objects.checkFromIndexSize(index, length, size());
        byte[] copy = new byte[length];
        for (int i = 0; i < length; i++) {
            copy[i] = wire(index + i);
        }
        return copy;
    }
}
