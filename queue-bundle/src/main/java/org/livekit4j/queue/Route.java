package org.livekit4j.queue;

import org.osgi.annotation.versioning.ConsumerType;

/** Whoever wants the events of one type and key. A route that was found stays usable while subscriptions change. */
@FunctionalInterface
@ConsumerType
public interface Route<E> {

    /** Hands the event to each who wants it. Never waits, and throws nothing. The event stays the caller's. */
    void deliver(E event);

    /** An event that would have gone this way was lost before, because memory was full. Never waits, throws nothing and allocates nothing. */
    default void lost() {}
}
