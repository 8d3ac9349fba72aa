package org.livekit4j.queue;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A subscription to a {@link FilteringQueue}. The subscriber closes it. Safe for use by several threads.
 *
 * @param <E> the type of the events
 */
@ProviderType
public interface Subscription<E> extends AutoCloseable {

    /** {@return the current spec} */
    SubscriptionSpec<E> spec();

    /**
     * Changes the spec. An event that matches both specs is neither lost nor duplicated, and waiting events stay. When the
     * delivery changes, waiting events are still delivered on the subscription's own thread, so calls may overlap for that time.
     *
     * @param spec the new spec
     * @throws IllegalArgumentException if the spec names a type that does not exist
     * @throws IllegalStateException if the subscription or the queue is closed
     */
    void update(SubscriptionSpec<E> spec);

    /** {@return the counts of this subscription} */
    SubscriberStatistics statistics();

    /**
     * Ends the subscription: waiting events are released, and no further call begins. Returns at once if called by the
     * subscriber; otherwise waits until a call in progress has returned, for at most {@value #CLOSE_MILLIS} ms. Idempotent.
     */
    @Override
    void close();

    /** How long {@link #close} waits for a subscriber that does not return, in milliseconds. Such a subscriber is logged. */
    long CLOSE_MILLIS = 2_000;
}
