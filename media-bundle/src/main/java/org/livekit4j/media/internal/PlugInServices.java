package org.livekit4j.media.internal;

import java.util.stream.Stream;
import org.livekit4j.ffi.whiteboard.Whiteboard;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The whiteboard of plug-ins of one kind. It tracks their services, and gets a service object only when a stream matches.
 */
public final class PlugInServices<S> extends ServiceTracker<S, ServiceReference<S>> {
    private final PlugInContainer<S> host;
    private final Whiteboard<PlugInService<S>> whiteboard = new Whiteboard<>();

    /**
     * Creates a whiteboard that is not open yet.
     *
     * @param context the context of the bundle that uses the services
     * @param host the container in which the bundle uses them
     */
    public PlugInServices(BundleContext context, PlugInContainer<S> host) {
        super(context, host.type(), null);
        this.host = host;
    }

    @Override
    public ServiceReference<S> addingService(ServiceReference<S> reference) {
        whiteboard.add(new PlugInService<>(context, host, reference));
        return reference;
    }

    @Override
    public void modifiedService(ServiceReference<S> reference, ServiceReference<S> same) {
        whiteboard.modified(reference);
    }

    @Override
    public void removedService(ServiceReference<S> reference, ServiceReference<S> same) {
        whiteboard.remove(reference);
    }

    PlugInContainer<S> host() {
        return host;
    }

    Stream<FailedPlugInDTO> failed() {
        return whiteboard.services().flatMap(service -> service.failed().stream()).map(dto -> {
            dto.kind = host.kind();
            return dto;
        });
    }
}
