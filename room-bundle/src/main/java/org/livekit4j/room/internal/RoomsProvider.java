package org.livekit4j.room.internal;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.queue.stream.MediaServiceFactory;
import org.livekit4j.queue.stream.MediaServices;
import org.livekit4j.room.Rooms;

/** Offers {@link Rooms} where there is no OSGi. */
public final class RoomsProvider implements MediaServiceFactory {

    @Override
    public Class<?> type() {
        return Rooms.class;
    }

    @Override
    public MediaServices.Opened<?> create(FfiClient client, SubscriberRegistry registry) {
        RoomsImpl service = new RoomsImpl(client, registry);
        return new MediaServices.Opened<>(service, service::close);
    }
}
