package org.livekit4j.ffi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.livekit4j.Registration;
import org.livekit4j.track.StreamEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open resources of a service. When the service or the native library is shut down, all of them are closed, the latest first:
 * streams before their tracks, and tracks before their sources. Further calls that open a resource are then refused, and calls in
 * progress are awaited for a bounded time. Safe for use by several threads.
 */
public final class ResourceTracker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceTracker.class);
    /** How long calls under way are waited for: longer than any of them should take. */
    private static final long CALLS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String gone;
    private final RepeatedWarning failures = new RepeatedWarning();
    private final Registration listening;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, BiConsumer<Object, StreamEnd>> open = new LinkedHashMap<>();
    private final Map<Object, BiConsumer<Object, StreamEnd>> ended = new WeakHashMap<>();
    /** Changed under the lock. */
    private volatile int calls;
    private boolean closed;

    /**
     * Creates a tracker that closes its resources when the client shuts down.
     *
     * @param owner the service's name, for the message of calls after the shutdown
     * @param client the client to listen to
     */
    public ResourceTracker(String owner, FfiClient client) {
        this.gone = owner + " is gone";
        this.listening = client.listen(new FfiListener() {
            @Override
            public void panicked(String message) {
                // What was hurt by it ends by itself.
            }

            @Override
            public void stopping() {
                close(StreamEnd.NATIVE_STOPPED);
            }
        });
    }

    /**
     * Runs a user's call that opens a resource.
     *
     * @param <T> the type of the resource
     * @param opening opens the resource
     * @return the resource
     * @throws IllegalStateException if the service or the native library is shut down
     */
    public <T> T call(Supplier<? extends T> opening) {
        begin();
        try {
            return opening.get();
        } catch (ShutDownException e) { // the service is told of it in a moment
            throw new IllegalStateException(gone, e);
        } catch (FfiException e) {
            throw isClosed() ? new IllegalStateException(gone, e) : e;
        } finally {
            end();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(gone);
            }
            calls++;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            calls--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a resource that was opened.
     *
     * @param <T> the type of the resource
     * @param resource the resource
     * @param close closes the resource for a reason, when the service or the library shuts down
     * @return the resource
     * @throws IllegalStateException if the service is shut down; the resource has been closed
     */
    @SuppressWarnings("unchecked") // the key is given to its own consumer only
    public <T> T add(T resource, BiConsumer<? super T, StreamEnd> close) {
        lock.lock();
        try {
            if (!closed) {
                open.put(resource, (BiConsumer<Object, StreamEnd>) close);
                return resource;
            }
        } catch (OutOfMemoryError e) {
            close.accept(resource, StreamEnd.SERVICE_STOPPED);
            throw e;
        } finally {
            lock.unlock();
        }
        close.accept(resource, StreamEnd.SERVICE_STOPPED);
        throw new IllegalStateException(gone);
    }

    /**
     * Removes a resource that its user closed.
     *
     * @param resource the resource
     */
    public void remove(Object resource) {
        lock.lock();
        try {
            open.remove(resource);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Removes a resource that has ended by itself, and that may still hold native memory for its user. It is closed like those that
     * are open, unless the garbage collector has found it before.
     *
     * @param resource the resource, whose {@code equals} is that of {@link Object}
     */
    public void retire(Object resource) {
        lock.lock();
        try {
            BiConsumer<Object, StreamEnd> close = open.remove(resource);
            if (close != null) {
                ended.put(resource, close);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes all resources. Idempotent. */
    @Override
    public void close() {
        listening.close();
        close(StreamEnd.SERVICE_STOPPED);
    }

    private void close(StreamEnd reason) {
        Map<Object, BiConsumer<Object, StreamEnd>> left;
        lock.lock();
        try {
            closed = true;
            left = new LinkedHashMap<>(ended);
            left.putAll(open);
            ended.clear();
            open.clear();
        } finally {
            lock.unlock();
        }
        List.copyOf(left.entrySet()).reversed().forEach(resource -> close(resource, reason));
        awaitCalls(); // what they have opened they close themselves
    }

    /** One that cannot be closed keeps none of the others open. */
    private void close(Map.Entry<Object, BiConsumer<Object, StreamEnd>> resource, StreamEnd reason) {
        try {
            resource.getValue().accept(resource.getKey(), reason);
        } catch (Throwable e) {
            failures.report(count -> LOG.warn("{}, and {} of its resources could not be closed", gone, count, e));
        }
    }

    private void awaitCalls() {
        Polling.await(() -> calls == 0, System.nanoTime() + CALLS_NANOS);
    }
}
