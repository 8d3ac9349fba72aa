package org.livekit4j.data.internal;

import org.livekit4j.data.Data;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.media.Medium;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.SubscriberRegistry;

/** Creates {@link Data} outside OSGi. */
public final class DataServiceFactory implements ServiceFactory {

    @Override
    public Class<?> type() {
        return Data.class;
    }

    @Override
    public ServiceFactory.Opened<?> create(FfiClient client, SubscriberRegistry registry) {
        PackageClasses.load(Medium.class);
        DataService service = new DataService(client, registry);
        return new ServiceFactory.Opened<>(service, service::close);
    }
}
