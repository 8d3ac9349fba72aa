package org.livekit4j.queue;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.queue.internal.DispatchCounters;
import org.livekit4j.queue.internal.SubscriptionRegistry;
import org.livekit4j.time.Durations;

/**
 * Brings each event to those who want it, and knows who that is before anything is done to the event: by type and key, from a
 * table that is made when subscriptions change. An event costs the same for any number of subscribers that do not want it, and
 * nothing but the look if nobody does.
 *
 * <p>All methods may be called from any thread. Publishers use no lock and never wait; events that one thread publishes come to
 * each subscriber in that order.
 *
 * @param <E> the event, of which an {@link EventAdapter} tells the type and key
 */
public final class FilteringQueue<E> implements AutoCloseable {
    private final EventAdapter<E> adapter;
    private final DispatchCounters<E> dispatchCounters;
    private final SubscriptionRegistry<E> directory;

    public FilteringQueue(EventAdapter<E> adapter) {
        this.adapter = Objects.requireNonNull(adapter, "adapter is null");
        dispatchCounters = new DispatchCounters<>(adapter);
        directory = new SubscriptionRegistry<>(adapter, dispatchCounters);
    }

    /**
     * Subscribes a consumer that is called as the spec's {@link Delivery} says. An exception of the consumer loses that event only.
     *
     * @throws IllegalArgumentException if the spec names a type that does not exist
     * @throws IllegalStateException if the queue is closed
     */
    public Subscription<E> subscribe(SubscriptionSpec<E> spec, Consumer<? super E> subscriber) {
        return subscribe(spec, subscriber, events -> {
        });
    }

    /**
     * As {@link #subscribe(SubscriptionSpec, Consumer)}, for a consumer that depends on every event.
     *
     * @param onLoss told how many events the subscriber has lost against its {@link Overflow}, because memory was full, once there is memory
     *     again; on a virtual thread, one call at a time, while the subscriber itself may be called
     */
    public Subscription<E> subscribe(SubscriptionSpec<E> spec, Consumer<? super E> subscriber, LongConsumer onLoss) {
        return directory.add(spec, Objects.requireNonNull(subscriber, "subscriber is null"),
                Objects.requireNonNull(onLoss, "onLoss is null"));
    }

    /** Creates a pull subscription; otherwise like {@link #subscribe(SubscriptionSpec, Consumer)}. */
    public PullSubscription<E> subscribe(SubscriptionSpec<E> spec) {
        return directory.add(spec);
    }

    /**
     * Looks up who wants an event. It is counted as unwanted if nobody does, else once the route has delivered it.
     *
     * @return null if nobody wants it
     */
    @Nullable
    public Route<E> route(int type, long key) {
        Route<E> route = directory.routes().find(type, key);
        if (route == null) {
            dispatchCounters.missed(type);
        }
        return route;
    }

    /** Delivers an event to each who wants it. It stays the caller's. */
    public void publish(E event) {
        Route<E> route = route(adapter.type(event), adapter.key(event));
        if (route != null) {
            route.deliver(event);
        }
    }

    /** Says that events were lost before they came here: subscribers that are queued without limit are told of a loss. */
    public void lost() {
        directory.lost();
    }

    /** How long a call to a subscriber may take before it is named in the log; 1 s if nothing is said. */
    public void warnAfter(Duration slowCall) {
        directory.warnAfter(slowCall);
    }

    public QueueStatistics statistics() {
        return new QueueStatistics(dispatchCounters.lanes(), directory.statistics());
    }

    /**
     * Waits until those that are called have had all that waits for them; for a queue that nobody publishes to any more. Those that come
     * for their events are not waited for, and neither is the subscriber that calls this.
     *
     * @return whether all of them had it in this time
     */
    public boolean drain(Duration timeout) {
        return directory.drain(System.nanoTime() + Durations.nanos(timeout));
    }

    /** Ends all subscriptions, as {@link Subscription#close} does. Nobody wants anything after that. */
    @Override
    public void close() {
        directory.close();
    }
}
