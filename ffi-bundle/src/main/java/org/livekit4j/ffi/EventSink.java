package org.livekit4j.ffi;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Selects the receivers of an event before the event is decoded or copied. */
@ConsumerType
public interface EventSink {

    /**
     * Returns the receivers of an event. Called on native threads, concurrently: must not block or throw, and should not
     * allocate.
     *
     * @param type the field number of the event's kind in {@code FfiEvent}
     * @param innerType the field number of a room event's kind in {@code RoomEvent}; 0 for other events and for unknown kinds
     * @param key the event's handle or async id; 0 if it has none
     * @return the receivers, or null if there are none; a {@linkplain EventRoute#isSelective selective} route is then asked
     * about this event
     */
    @Nullable
    EventRoute<EventView, ? super NativeEvent> route(int type, int innerType, long key);

    /**
     * Called when events were lost that arrived while there was no sink, and were not {@linkplain NativeEvent#isFrame frames}.
     * Called on the thread that connects this sink, after the kept events were delivered; must not throw.
     */
    default void lost() {}
}
