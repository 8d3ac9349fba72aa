package org.livekit4j.queue.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.Registration;
import org.livekit4j.track.StreamEnd;

/**
 * What a service has opened and nobody has closed yet. When the service goes, or the native library does, it closes all of it, the latest
 * first, so that streams go before their tracks and tracks before their sources.
 */
public final class OpenResources implements AutoCloseable {
    private final String owner;
    private final Registration listening;
    private final Map<Object, Consumer<StreamEnd>> open = new LinkedHashMap<>();
    private boolean closed;

    /** @param owner what is gone, in the message of who asks for more afterwards */
    public OpenResources(String owner, FfiClient client) {
        this.owner = owner;
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
     * Takes charge of a resource.
     *
     * @param close how it is closed, and why, when the service goes
     * @return the resource
     * @throws IllegalStateException if the service is gone; the resource is closed then
     */
    public <T> T add(T resource, BiConsumer<? super T, StreamEnd> close) {
        synchronized (open) {
            if (!closed) {
                open.put(resource, reason -> close.accept(resource, reason));
                return resource;
            }
        }
        close.accept(resource, StreamEnd.SERVICE_STOPPED);
        throw new IllegalStateException(owner + " is gone");
    }

    /** The resource was closed by its user. */
    public void remove(Object resource) {
        synchronized (open) {
            open.remove(resource);
        }
    }

    /** The service goes. Idempotent. */
    @Override
    public void close() {
        listening.close();
        close(StreamEnd.SERVICE_STOPPED);
    }

    private void close(StreamEnd reason) {
        List<Consumer<StreamEnd>> left;
        synchronized (open) {
            closed = true;
            left = new ArrayList<>(open.values());
            open.clear();
        }
        left.reversed().forEach(resource -> resource.accept(reason));
    }
}
