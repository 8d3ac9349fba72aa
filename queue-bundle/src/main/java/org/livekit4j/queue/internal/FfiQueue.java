package org.livekit4j.queue.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.Registration;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.FilteringQueue;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberRegistration;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.Subscription;
import org.livekit4j.queue.management.EventQueueMXBean;

/** The filtering queue between the native library and its subscribers. */
public final class FfiQueue implements OwnedFfiEventQueue, EventSink {
    /** As long as the framework may well wait for a bundle that stops. */
    private static final Duration DRAINING = Duration.ofSeconds(2);

    private final FilteringQueue<NativeEvent> queue = new FilteringQueue<>(new NativeEventAdapter());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final EventQueueBean bean = new EventQueueBean(EventQueueMXBean.OBJECT_NAME, queue::statistics);
    private final FfiClient client;
    private volatile Registration connection;

    public FfiQueue(FfiClient client) {
        this.client = client;
    }

    /**
     * Connects itself to the client, which refuses a second queue. Whoever is subscribed by then gets the events that came while there was
     * none.
     */
    public FfiQueue connect() {
        connection = client.connect(this);
        bean.register();
        return this;
    }

    @Override
    public EventRoute route(int type, long key) {
        return (NativeEventAdapter.NativeRoute) queue.route(type, key);
    }

    @Override
    public SubscriberRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties) {
        return subscribe(subscriber, properties, subscriber.getClass().getName(), "");
    }

    /** @param name of the subscriber, unless a property gives it one */
    Registered subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties, String name, String owner) {
        Objects.requireNonNull(subscriber, "subscriber is null");
        return new Registered(queue.subscribe(SubscriberProperties.parse(properties, name, owner), subscriber::onEvent), name,
                owner);
    }

    @Override
    public QueueStatistics statistics() {
        return queue.statistics();
    }

    /** Events that come from now on wait in the client for the next queue; those that are in this one are still delivered. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Registration connected = connection;
        if (connected != null) {
            bean.unregister();
            connected.close();
            queue.drain(DRAINING);
        }
        queue.close();
    }

    /** A subscription by properties. */
    record Registered(Subscription<NativeEvent> subscription, String name, String owner) implements SubscriberRegistration {

        @Override
        public void update(Map<String, ?> properties) {
            subscription.update(SubscriberProperties.parse(properties, name, owner));
        }

        SubscriberStatistics statistics() {
            return subscription.statistics();
        }

        @Override
        public void close() {
            subscription.close();
        }
    }
}
