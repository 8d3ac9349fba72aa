package org.livekit4j.room.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.Room;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A room's subscription to its events. It asks for streams that were opened only while there is a handler of them. */
final class RoomSubscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final RoomState model;
    private final ReentrantLock lock = new ReentrantLock();
    private UpdatableRegistration registration;
    private Set<String> types = Set.of();
    private boolean closed;

    RoomSubscription(RoomState model) {
        this.model = model;
    }

    void open(SubscriberRegistry registry, FfiEventSubscriber subscriber) {
        model.streams().start(registry, this::update);
        lock.lock();
        try {
            types = wanted();
            registration = registry.register(subscriber, properties());
        } finally {
            lock.unlock();
        }
    }

    private void update() {
        lock.lock();
        try {
            Set<String> now = wanted();
            if (registration != null && !closed && !now.equals(types)) {
                types = now;
                registration.update(properties());
            }
        } catch (IllegalStateException e) {
            LOG.debug("The subscription of a room has gone with its bundle", e);
        } finally {
            lock.unlock();
        }
    }

    private Set<String> wanted() {
        Stream<String> streams = Arrays.stream(StreamKind.values()).filter(model.streams()::wants).map(StreamKind::openedEvent);
        return Stream.of(Arrays.stream(RoomEventHandler.types()), streams, Stream.of("rpc_method_invocation"))
                .flatMap(names -> names).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Object> properties() {
        return Map.of(QueueConstants.NAME, "room '" + Printable.of(model.info().getName()) + "'", QueueConstants.EVENT_TYPES,
                types.toArray(String[]::new), QueueConstants.EVENT_KEYS,
                new Long[]{model.handle().id(), model.local().handle().id()});
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (registration != null) {
                registration.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
