package org.livekit4j.media.internal;

import java.util.Map;
import java.util.Optional;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.ffi.whiteboard.WhiteboardService;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;

/** A plug-in that is a service. The service object is requested when there is a stream for it. */
final class PlugInService<S> extends WhiteboardService<ActivePlugIn> {
    private final PlugInContainer<S> host;
    private final ServiceReference<S> reference;
    private final Instances<S> instances;

    PlugInService(BundleContext context, PlugInContainer<S> host, ServiceReference<S> reference) {
        super(reference);
        this.host = host;
        this.reference = reference;
        this.instances = new Instances<>(context.getServiceObjects(reference));
    }

    /** @param objects null if the service went while we looked */
    private record Instances<S>(ServiceObjects<S> objects) implements InstanceProvider<S> {

        @Override
        public S get() {
            return objects == null ? null : objects.getService();
        }

        @Override
        public void release(S instance) {
            try {
                objects.ungetService(instance);
            } catch (IllegalStateException | IllegalArgumentException e) {
                // The service or the bundle that used it is gone, and so is the instance.
            }
        }
    }

    /** Why it is not used, or cannot be. */
    Optional<FailedPlugInDTO> failed() {
        return failure(new FailedPlugInDTO()).or(() -> inUse().flatMap(ActivePlugIn::failure).map(text -> {
            FailedPlugInDTO dto = service(new FailedPlugInDTO());
            dto.reason = FailedServiceDTO.EXCEPTION;
            dto.text = text;
            return dto;
        }));
    }

    @Override
    protected ActivePlugIn use(Map<String, ?> properties) {
        Object component = reference.getProperty("component.name");
        String name = component instanceof String given ? given : host.kind();
        return host.host(new PlugInIdentity(id(), name + " #" + id(), bundleId(), bundle()), instances, properties);
    }

    @Override
    protected void update(ActivePlugIn used, Map<String, ?> properties) {
        used.update(properties);
    }

    @Override
    protected void release(ActivePlugIn used) {
        used.close();
    }
}
