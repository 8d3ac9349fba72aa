package org.livekit4j.queue.whiteboard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * The services of one kind as they are registered, modified and unregistered. Safe for use by several threads.
 *
 * @param <S> the type that represents a service
 */
public final class Whiteboard<S extends WhiteboardService<?>> {
    private final Map<Long, S> services = new ConcurrentHashMap<>();

    /** Creates a whiteboard without services. */
    public Whiteboard() {}

    /**
     * Adds a service and takes it into use.
     *
     * @param service the service
     */
    public void add(S service) {
        services.put(service.id(), service);
        service.refresh();
    }

    /**
     * Applies changed properties of a service.
     *
     * @param reference the service's reference
     */
    public void modified(ServiceReference<?> reference) {
        S service = services.get(id(reference));
        if (service != null) {
            service.refresh();
        }
    }

    /**
     * Removes a service and ends its use.
     *
     * @param reference the service's reference
     */
    public void remove(ServiceReference<?> reference) {
        S service = services.remove(id(reference));
        if (service != null) {
            service.end();
        }
    }

    private static long id(ServiceReference<?> reference) {
        return (long) reference.getProperty(Constants.SERVICE_ID);
    }

    /** {@return all services, those in use and those that failed} */
    public Stream<S> services() {
        return services.values().stream();
    }
}
