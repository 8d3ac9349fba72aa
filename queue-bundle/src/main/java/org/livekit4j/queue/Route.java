package org.livekit4j.queue;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** The receivers of the events of one type and key. A route that was found stays usable while subscriptions change. */
@FunctionalInterface
@ConsumerType
public interface Route<E> {

    /** Hands the event to each who wants it. Never waits, and throws nothing. The event stays the caller's. */
    void deliver(E event);

    /** Whether a filter must look at an event before its receivers are known. */
    default boolean isSelective() {
        return false;
    }

    /**
     * Asks now those who have to look at the event; {@link #deliver} asks them otherwise. Never waits, and throws nothing. The event is counted as
     * unwanted if nobody wants it.
     *
     * @return who gets the event, for {@link #deliver}; null if nobody wants it
     */
    @Nullable
    default Route<E> select(E event) {
        return this;
    }

    /** An event that would have gone this way was lost before, because memory was full. Never waits, throws nothing and allocates nothing. */
    default void lost() {}
}
