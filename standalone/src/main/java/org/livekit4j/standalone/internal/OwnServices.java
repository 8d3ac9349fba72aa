package org.livekit4j.standalone.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.queue.ServiceFactory.Opened;

/** The services of one instance, each opened when it is first asked for. Safe for use by several threads. */
final class OwnServices implements AutoCloseable {
    private final Engine engine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Class<?>, Opened<?>> open = new LinkedHashMap<>();
    private volatile boolean refusing;

    OwnServices(Engine engine) {
        this.engine = engine;
    }

    /**
     * @throws IllegalStateException if the instance is closed
     * @throws org.livekit4j.LiveKitException if no jar offers the service
     */
    <T> T get(Class<T> type) {
        lock.lock();
        try {
            requireOpen();
            return type.cast(open.computeIfAbsent(type, engine::open).service());
        } finally {
            lock.unlock();
        }
    }

    /** Those that were asked for. */
    List<Object> open() {
        lock.lock();
        try {
            return open.values().stream().<Object>map(Opened::service).toList();
        } finally {
            lock.unlock();
        }
    }

    /** @throws IllegalStateException if the instance is closed */
    void requireOpen() {
        if (refusing) {
            throw new IllegalStateException("this LiveKit is closed");
        }
    }

    /** The instance is closed: nothing is opened any more. Idempotent. */
    void refuse() {
        refusing = true;
    }

    /** Closes those that are open, the latest first. */
    @Override
    public void close() {
        refuse();
        List<Runnable> closing = new ArrayList<>();
        lock.lock();
        try {
            open.values().forEach(service -> closing.add(service.closing()));
            open.clear();
        } finally {
            lock.unlock();
        }
        Closing.runAll(closing.reversed());
    }
}
