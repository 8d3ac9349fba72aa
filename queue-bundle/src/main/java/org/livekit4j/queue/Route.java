package org.livekit4j.queue;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The receivers of the events of one type and key. A route stays usable while subscriptions change. Safe for use by several
 * threads.
 *
 * @param <E> the type of the events
 */
@FunctionalInterface
@ConsumerType
public interface Route<E> {

    /**
     * Delivers the event to its receivers. Never waits and never throws. The event stays the caller's.
     *
     * @param event the event
     */
    void deliver(E event);

    /** {@return whether filters must inspect an event before its receivers are known} */
    default boolean isSelective() {
        return false;
    }

    /**
     * Asks the filters about the event now; otherwise {@link #deliver} asks them. Never waits and never throws. The event is
     * counted as filtered if there are no receivers.
     *
     * @param event the event
     * @return the receivers, for {@link #deliver}; null if there are none
     */
    @Nullable
    default Route<E> select(E event) {
        return this;
    }

    /** Reports that an event for this route was lost because memory was full. Never waits, throws or allocates. */
    default void lost() {}
}
