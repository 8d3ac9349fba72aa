package org.livekit4j.queue;

import org.osgi.annotation.versioning.ProviderType;

/** One subscriber's place in a {@link FilteringQueue}. */
@ProviderType
public interface Subscription<E> extends AutoCloseable {

    SubscriptionSpec<E> spec();

    /**
     * Asks for something else from now on. An event that both ask for is neither lost nor doubled, and what waits stays. When
     * delivery changes, what waits is still delivered on the subscription's own thread, so that for that long two calls can
     * overlap.
     *
     * @throws IllegalStateException if the subscription or the queue is closed
     */
    void update(SubscriptionSpec<E> spec);

    SubscriberStatistics statistics();

    /**
     * Ends the subscription: what waits is released, and no call begins any more. Called from inside the subscriber it returns at
     * once; elsewhere it waits until a call that is under way has returned, at most {@value #CLOSE_MILLIS} ms. Idempotent.
     */
    @Override
    void close();

    /** How long {@link #close} waits for a subscriber that does not return; after that it is named in the log. */
    long CLOSE_MILLIS = 2_000;
}
