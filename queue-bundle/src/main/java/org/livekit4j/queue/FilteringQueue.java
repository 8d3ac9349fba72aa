package org.livekit4j.queue;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.queue.internal.DispatchCounters;
import org.livekit4j.queue.internal.SubscriptionRegistry;
import org.livekit4j.time.Durations;

/**
 * An event dispatcher with one queue per subscriber. It looks up the receivers of an event by type and key before the event is
 * touched, in a table that is rebuilt when subscriptions change. An event costs the same for any number of subscribers that do
 * not match it, and an event without receivers costs the lookup only.
 *
 * <p>Safe for use by several threads. Publishers use no lock and never wait. The events that one thread publishes reach each
 * subscriber in that order.
 *
 * @param <E> the type of the events, whose type and key an {@link EventAdapter} reads
 */
public final class FilteringQueue<E> implements AutoCloseable {
    private final EventAdapter<E> adapter;
    private final DispatchCounters<E> dispatchCounters;
    private final SubscriptionRegistry<E> directory;

    /**
     * Creates a queue without subscribers.
     *
     * @param adapter reads and retains the events
     */
    public FilteringQueue(EventAdapter<E> adapter) {
        this.adapter = Objects.requireNonNull(adapter, "adapter is null");
        dispatchCounters = new DispatchCounters<>(adapter);
        directory = new SubscriptionRegistry<>(adapter, dispatchCounters);
    }

    /**
     * Subscribes a consumer, which is called on the thread that the spec's {@link Delivery} states. A consumer that throws loses
     * that event only.
     *
     * @param spec the events to receive, and how
     * @param subscriber receives the events
     * @return the subscription; the caller closes it
     * @throws IllegalArgumentException if the spec names a type that does not exist
     * @throws IllegalStateException if the queue is closed
     */
    public Subscription<E> subscribe(SubscriptionSpec<E> spec, Consumer<? super E> subscriber) {
        return subscribe(spec, subscriber, events -> {
        });
    }

    /**
     * Subscribes a consumer that depends on every event; otherwise like {@link #subscribe(SubscriptionSpec, Consumer)}.
     *
     * @param spec the events to receive, and how
     * @param subscriber receives the events
     * @param onLoss receives how many events were lost because memory was full, although the {@link Overflow} drops none; called
     * when memory is available again, on a virtual thread, one call at a time, possibly during a call of the subscriber
     * @return the subscription; the caller closes it
     * @throws IllegalArgumentException if the spec names a type that does not exist
     * @throws IllegalStateException if the queue is closed
     */
    public Subscription<E> subscribe(SubscriptionSpec<E> spec, Consumer<? super E> subscriber, LongConsumer onLoss) {
        return directory.add(spec, Objects.requireNonNull(subscriber, "subscriber is null"),
                Objects.requireNonNull(onLoss, "onLoss is null"));
    }

    /**
     * Creates a pull subscription; otherwise like {@link #subscribe(SubscriptionSpec, Consumer)}.
     *
     * @param spec the events to receive
     * @return the subscription; the caller closes it
     * @throws IllegalArgumentException if the spec names a type that does not exist
     * @throws IllegalStateException if the queue is closed
     */
    public PullSubscription<E> subscribe(SubscriptionSpec<E> spec) {
        return directory.add(spec);
    }

    /**
     * Looks up the receivers of an event. The event is counted as filtered if there are none, and otherwise when the route has
     * delivered it.
     *
     * @param type the event's type
     * @param key the event's key; 0 if it has none
     * @return the receivers, or null if there are none
     */
    @Nullable
    public EventRoute<E, E> route(int type, long key) {
        EventRoute<E, E> route = directory.routes().find(type, key);
        if (route == null) {
            dispatchCounters.missed(type);
        }
        return route;
    }

    /**
     * Delivers an event to its receivers. The event stays the caller's.
     *
     * @param event the event
     */
    public void publish(E event) {
        EventRoute<E, E> route = route(adapter.type(event), adapter.key(event));
        if (route != null) {
            route.deliver(event);
        }
    }

    /**
     * Reports that events were lost before they reached this queue. Subscribers with an unbounded queue are notified of a loss.
     */
    public void lost() {
        directory.lost();
    }

    /**
     * Sets how long a call to a subscriber may take before it is logged. The default is one second.
     *
     * @param slowCall the time, positive
     */
    public void warnAfter(Duration slowCall) {
        directory.warnAfter(slowCall);
    }

    /** {@return the counts of this queue and of its current subscribers} */
    public QueueStatistics statistics() {
        return new QueueStatistics(dispatchCounters.lanes(), directory.statistics());
    }

    /**
     * Waits until the called subscribers have received all events that wait for them. To be used when no more events are
     * published. Pull subscriptions are not awaited, and neither is the subscriber that calls this method.
     *
     * @param timeout how long to wait
     * @return false if the time was up
     */
    public boolean drain(Duration timeout) {
        return directory.drain(System.nanoTime() + Durations.nanos(timeout));
    }

    /** Closes all subscriptions like {@link Subscription#close}. Events have no receivers afterwards. Idempotent. */
    @Override
    public void close() {
        directory.close();
    }
}
