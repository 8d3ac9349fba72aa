package org.livekit4j.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A subscription without a thread: the consumer takes events. Each event that is taken is the taker's to
 * {@linkplain EventAdapter#release release}. Several threads may take.
 */
@ProviderType
public interface PullSubscription<E> extends Subscription<E> {

    /** The next event, or null if none waits. */
    @Nullable
    E poll();

    /** Waits for the next event, at most so long; null when time was up or the subscription is closed. */
    @Nullable
    E poll(Duration timeout) throws InterruptedException;

    /** Waits for the next event; null when the subscription is closed. */
    @Nullable
    E take() throws InterruptedException;
}
