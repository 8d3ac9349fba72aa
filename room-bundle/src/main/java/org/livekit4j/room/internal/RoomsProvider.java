package org.livekit4j.room.internal;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.Rooms;

/** Creates {@link Rooms} outside OSGi. */
public final class RoomsProvider implements ServiceFactory {

    @Override
    public Class<?> type() {
        return Rooms.class;
    }

    @Override
    public ServiceFactory.Opened<?> create(FfiClient client, SubscriberRegistry registry) {
        RoomsImpl service = new RoomsImpl(client, registry);
        return new ServiceFactory.Opened<>(service, service::close);
    }
}
