package org.livekit4j.ffi.whiteboard;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.livekit4j.dto.FailedServiceDTO;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
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

    /**
     * Returns the services that are not used: those that failed, and those of this type that could not be added.
     *
     * @param context the context of the bundle that has this whiteboard
     * @param type the type of the services
     * @return a copy
     */
    public FailedServiceDTO[] failures(BundleContext context, Class<?> type) {
        return Stream.concat(services().flatMap(service -> service.failure(new FailedServiceDTO()).stream()),
                references(context, type).filter(reference -> !services.containsKey(id(reference)))
                        .map(reference -> ungettable(reference, context, type)))
                .toArray(FailedServiceDTO[]::new);
    }

    private static Stream<ServiceReference<?>> references(BundleContext context, Class<?> type) {
        try {
            ServiceReference<?>[] references = context.getAllServiceReferences(type.getName(), null);
            return references == null ? Stream.empty() : Arrays.stream(references);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError("no filter is a valid one", e);
        }
    }

    private static FailedServiceDTO ungettable(ServiceReference<?> reference, BundleContext context, Class<?> type) {
        FailedServiceDTO dto = WhiteboardService.Identity.of(reference).in(new FailedServiceDTO());
        dto.reason = FailedServiceDTO.UNGETTABLE;
        dto.text = reference.isAssignableTo(context.getBundle(), type.getName())
                ? "its bundle gives no object for it; its log says why"
                : "its bundle has the package " + type.getPackageName() + " from another bundle; refresh it";
        return dto;
    }
}
