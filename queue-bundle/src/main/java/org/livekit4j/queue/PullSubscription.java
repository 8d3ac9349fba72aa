package org.livekit4j.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A subscription without a thread: the consumer takes the events. The taker {@linkplain EventAdapter#release releases} each
 * event. Safe for use by several threads.
 *
 * @param <E> the type of the events
 */
@ProviderType
public interface PullSubscription<E> extends Subscription<E> {

    /** {@return the next event, or null if none waits} */
    @Nullable
    E poll();

    /**
     * Waits for the next event, for a bounded time.
     *
     * @param timeout how long to wait; zero or less does not wait
     * @return the event, or null if the time was up or the subscription is closed
     * @throws InterruptedException if the thread was interrupted; no event is lost
     */
    @Nullable
    E poll(Duration timeout) throws InterruptedException;

    /**
     * Waits for the next event.
     *
     * @return the event, or null if the subscription is closed
     * @throws InterruptedException if the thread was interrupted; no event is lost
     */
    @Nullable
    E take() throws InterruptedException;
}
