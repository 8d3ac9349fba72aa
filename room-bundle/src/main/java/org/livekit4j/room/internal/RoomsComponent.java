package org.livekit4j.room.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.HashMap;
import java.util.Map;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.ServiceSubscriberRegistry;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** {@link Rooms} as an OSGi service. Apart from the service itself, so that plain Java needs no OSGi class. */
@Component(service = Rooms.class, immediate = true) // what it has opened outlives the last reference to it
public final class RoomsComponent extends RoomsImpl {

    private final RoomRegistrar services;

    @Activate
    public RoomsComponent(BundleContext context, @Reference FfiClient client) {
        super(client, new ServiceSubscriberRegistry(context));
        services = new RoomRegistrar(context);
    }

    @Override
    void joined(Room room) {
        services.add(room);
    }

    @Override
    void ended(Room room) {
        services.remove(room);
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }

    @Reference(service = RoomListener.class, cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindListener(ServiceReference<RoomListener> reference, RoomListener listener) {
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        Bundle registrar = reference.getBundle();
        listenerServices().put(id(reference), listener, properties, registrar == null ? "" : registrar.getSymbolicName());
    }

    void updatedListener(ServiceReference<RoomListener> reference, RoomListener listener) {
        bindListener(reference, listener);
    }

    void unbindListener(ServiceReference<RoomListener> reference) {
        listenerServices().remove(id(reference));
    }

    private static Object id(ServiceReference<?> reference) {
        return reference.getProperty(Constants.SERVICE_ID);
    }
}
