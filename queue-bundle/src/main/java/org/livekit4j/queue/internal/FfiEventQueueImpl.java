package org.livekit4j.queue.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.livekit4j.Registration;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.management.MBeanRegistration;
import org.livekit4j.queue.FfiEventFilter;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.FilteringQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.Subscription;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.management.EventQueueMXBean;

/** The filtering queue between the native library and its subscribers. */
public final class FfiEventQueueImpl implements OwnedFfiEventQueue, EventSink, EventQueueMXBean {
    /** As long as the framework may well wait for a bundle that stops. */
    private static final Duration DRAINING = Duration.ofSeconds(2);

    private final FilteringQueue<EventView> queue = new FilteringQueue<>(new NativeEventAdapter());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final FfiClient client;
    private final Set<Registered> subscribers = ConcurrentHashMap.newKeySet();
    private volatile QueueOptions options;
    private volatile MBeanRegistration bean;
    private volatile Registration connection;

    public FfiEventQueueImpl(FfiClient client, QueueOptions options) {
        this.client = client;
        this.options = options;
        queue.warnAfter(options.slowCall());
    }

    /**
     * Connects itself to the client, which refuses a second queue. Subscribers of that time get the events that came while there was
     * none.
     */
    public FfiEventQueueImpl connect() {
        connection = client.connect(this);
        bean = MBeanRegistration.deferred(EventQueueMXBean.OBJECT_NAME, this);
        return this;
    }

    /** Adopts other options, also for those who have subscribed already. No event is lost by it. */
    void reconfigure(QueueOptions newOptions) {
        options = newOptions;
        queue.warnAfter(newOptions.slowCall());
        subscribers.forEach(Registered::refresh);
    }

    @Override
    public EventRoute<EventView, EventView> route(int type, int innerType, long key) {
        return queue.route(EventTypes.of(type, innerType), key);
    }

    @Override
    public void lost() {
        queue.lost();
    }

    @Override
    public UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties) {
        return subscribe(subscriber, properties, filterOf(subscriber), subscriber.getClass().getName(), "");
    }

    @Override
    public UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties, FfiEventFilter filter) {
        return subscribe(subscriber, properties, Objects.requireNonNull(filter, "filter is null"),
                subscriber.getClass().getName(), "");
    }

    /** What the subscriber itself asks of events; null if it asks nothing. */
    static FfiEventFilter filterOf(FfiEventSubscriber subscriber) {
        Objects.requireNonNull(subscriber, "subscriber is null");
        return subscriber instanceof FfiEventFilter filter ? filter : null;
    }

    /**
     * @param filter null for none
     * @param name of the subscriber, unless a property gives it one
     */
    Registered subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties, FfiEventFilter filter, String name,
            String owner) {
        QueueOptions defaults = options;
        Function<Map<String, ?>, SubscriptionSpec<EventView>> reader = read -> {
            SubscriptionSpec<EventView> spec = SubscriberProperties.parse(read, name, owner, options);
            return filter == null ? spec : spec.withPredicate(filter::accepts);
        };
        Registered registered = new Registered(queue.subscribe(reader.apply(properties),
                event -> subscriber.onEvent((NativeEvent) event), subscriber::lost), reader, properties);
        subscribers.add(registered);
        if (defaults != options) { // they were changed before it could be found
            registered.refresh();
        }
        return registered;
    }

    @Override
    public QueueStatistics statistics() {
        return queue.statistics();
    }

    @Override
    public Map<Lane, LaneStatistics> getLanes() {
        return statistics().lanes();
    }

    @Override
    public List<SubscriberStatistics> getSubscribers() {
        return statistics().subscribers();
    }

    /** Events that come from now on wait in the client for the next queue; those that are in this one are still delivered. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Registration connected = connection;
        if (connected != null) {
            bean.close();
            connected.close();
            queue.drain(DRAINING);
        }
        queue.close();
    }

    /** A subscription by properties. */
    final class Registered implements UpdatableRegistration {
        private final Subscription<EventView> subscription;
        private final Function<Map<String, ?>, SubscriptionSpec<EventView>> reader;
        private Map<String, Object> properties;

        Registered(Subscription<EventView> subscription, Function<Map<String, ?>, SubscriptionSpec<EventView>> reader,
                Map<String, ?> properties) {
            this.subscription = subscription;
            this.reader = reader;
            this.properties = new HashMap<>(properties);
        }

        @Override
        public synchronized void update(Map<String, ?> newProperties) {
            subscription.update(reader.apply(newProperties));
            properties = new HashMap<>(newProperties);
        }

        /** The defaults have changed, for what the properties do not say. */
        private void refresh() {
            try {
                synchronized (this) {
                    update(properties);
                }
            } catch (IllegalStateException e) {
                // It was closed meanwhile
            }
        }

        SubscriberStatistics statistics() {
            return subscription.statistics();
        }

        @Override
        public void close() {
            subscribers.remove(this);
            subscription.close();
        }
    }
}
