package org.livekit4j.ffi;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Decides, before an event is decoded or copied, who wants it. */
@ConsumerType
public interface EventSink {

    /**
     * Called on native threads, concurrently: must not block, allocate without need, or throw.
     *
     * @param type field number of the event's kind in {@code FfiEvent}
     * @param innerType of a room event: field number of the kind inside, in {@code RoomEvent}; 0 of other events, and of a kind that is not known
     * @param key the event's handle or async id; 0 if it has none
     * @return who gets it, or null if nobody wants it; a {@link SelectiveRoute} is then asked for this very event
     */
    @Nullable
    EventRoute route(int type, int innerType, long key);

    /**
     * Events that came while there was no sink, and were no {@linkplain NativeEvent#isFrame frames}, are lost. On the thread that connects this
     * sink, after what was kept has been delivered; must not throw.
     */
    default void lost() {}
}
