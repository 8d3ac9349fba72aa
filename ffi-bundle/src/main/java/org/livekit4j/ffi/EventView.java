package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ProviderType;

/** What is known of an event before it is copied or decoded. {@link WireReader} reads single fields of it. */
@ProviderType
public interface EventView {

    /** Field number of the event's kind in {@code FfiEvent}. */
    int type();

    /** Of a room event: field number of the kind inside, in {@code RoomEvent}. 0 of other events, and of a kind that this version does not know. */
    int innerType();

    /** The event's handle or async id; 0 if it has none. */
    long key();

    /** Number of bytes on the wire. */
    int size();

    /**
     * One byte of the wire.
     *
     * @throws IndexOutOfBoundsException if there is no such byte
     * @throws IllegalStateException if the event is over
     */
    byte wire(int index);
}
