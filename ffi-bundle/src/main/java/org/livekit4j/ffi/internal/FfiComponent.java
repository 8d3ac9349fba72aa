package org.livekit4j.ffi.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.Registration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Opens the library when the bundle starts and registers it as a service. It registers the client itself rather than being one, so
 * that who uses it is gone before the library is shut down.
 */
@Component(service = {})
public final class FfiComponent {
    private final Bridge bridge;
    private final ServiceRegistration<FfiClient> registration;
    private final Map<FfiListener, Registration> listeners = new ConcurrentHashMap<>();

    @Activate
    public FfiComponent(BundleContext context) {
        bridge = Bridge.open(FfiOptions.DEFAULTS);
        registration = context.registerService(FfiClient.class, bridge, null);
    }

    @Deactivate
    void stop() {
        registration.unregister();
        bridge.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(FfiListener listener) {
        listeners.put(listener, bridge.listen(listener));
    }

    void removeListener(FfiListener listener) {
        Registration added = listeners.remove(listener);
        if (added != null) {
            added.close();
        }
    }
}
