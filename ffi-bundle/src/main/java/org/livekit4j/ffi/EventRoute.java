package org.livekit4j.ffi;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The receivers of the events of one type and key. A route stays usable while subscriptions change. Safe for use by several
 * threads.
 *
 * @param <V> the type of what filters inspect; {@link EventView} for the native library's events
 * @param <E> the type of what is delivered; {@link NativeEvent} for the native library's events
 */
@FunctionalInterface
@ConsumerType
public interface EventRoute<V, E> {

    /**
     * Delivers the event to its receivers. Never blocks and never throws. The event stays the caller's: a receiver that keeps an
     * event of the native library beyond this call {@linkplain NativeEvent#retain retains} it.
     *
     * @param event the event, valid during this call
     */
    void deliver(E event);

    /** {@return whether filters must inspect an event before its receivers are known} */
    default boolean isSelective() {
        return false;
    }

    /**
     * Asks the filters about the event now, before it is copied and before anything is allocated for it; otherwise {@link
     * #deliver} asks them. Never blocks and never throws. The event is counted as filtered if there are no receivers.
     *
     * @param event the event, readable during this call and on this thread only
     * @return the receivers, for {@link #deliver}; null if there are none
     */
    @Nullable
    default EventRoute<V, E> select(V event) {
        return this;
    }

    /**
     * Called when an event for these receivers was lost because memory was full. Frames are not reported. Called while memory is
     * full: must not allocate, block or throw.
     */
    default void lost() {}
}
