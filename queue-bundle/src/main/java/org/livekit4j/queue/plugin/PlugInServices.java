package org.livekit4j.queue.plugin;

import java.util.Objects;
import java.util.stream.Stream;
import org.livekit4j.queue.dto.FailedPlugInDTO;
import org.livekit4j.queue.internal.Whiteboard;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The whiteboard of plug-ins of one kind: those that are services, as they come, change and go. */
public final class PlugInServices<S> {
    private final BundleContext context;
    private final PlugInContainer<S> host;
    private final Whiteboard<PlugInService<S>> whiteboard = new Whiteboard<>();

    /**
     * @param context of the bundle that uses the services
     * @param host what the bundle uses them in
     */
    public PlugInServices(BundleContext context, PlugInContainer<S> host) {
        this.context = Objects.requireNonNull(context, "context is null");
        this.host = Objects.requireNonNull(host, "host is null");
    }

    PlugInContainer<S> host() {
        return host;
    }

    /** Throws nothing, as all of these: a wrong property is not to be blamed on the bundle by exception. */
    public void add(ServiceReference<S> reference) {
        whiteboard.add(new PlugInService<>(context, host, reference));
    }

    public void modified(ServiceReference<S> reference) {
        whiteboard.modified(reference);
    }

    public void remove(ServiceReference<S> reference) {
        whiteboard.remove(reference);
    }

    Stream<FailedPlugInDTO> failed() {
        return whiteboard.services().flatMap(service -> service.failed().stream()).map(dto -> {
            dto.kind = host.kind();
            return dto;
        });
    }
}
