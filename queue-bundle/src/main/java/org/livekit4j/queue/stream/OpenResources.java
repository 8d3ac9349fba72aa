package org.livekit4j.queue.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a service has opened and nobody has closed yet. When the service goes, it closes all of it, the latest first, so that streams go
 * before their tracks and tracks before their sources.
 */
public final class OpenResources implements AutoCloseable {
    private final String owner;
    private final Map<Object, Runnable> open = new LinkedHashMap<>();
    private boolean closed;

    /** @param owner what is gone, in the message of who asks for more afterwards */
    public OpenResources(String owner) {
        this.owner = owner;
    }

    /**
     * Takes charge of a resource.
     *
     * @param close how it is closed when the service goes
     * @return the resource
     * @throws IllegalStateException if the service is gone; the resource is closed then
     */
    public <T> T add(T resource, Consumer<? super T> close) {
        synchronized (open) {
            if (!closed) {
                open.put(resource, () -> close.accept(resource));
                return resource;
            }
        }
        close.accept(resource);
        throw new IllegalStateException(owner + " is gone");
    }

    /** The resource was closed by its user. */
    public void remove(Object resource) {
        synchronized (open) {
            open.remove(resource);
        }
    }

    /** Idempotent. */
    @Override
    public void close() {
        List<Runnable> left;
        synchronized (open) {
            closed = true;
            left = new ArrayList<>(open.values());
            open.clear();
        }
        left.reversed().forEach(Runnable::run);
    }
}
