package org.livekit4j.audio.internal;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.ServiceSubscriberRegistry;
import org.livekit4j.audio.Audio;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** {@link Audio} as an OSGi service. Apart from the service itself, so that plain Java needs no OSGi class. */
@Component(service = Audio.class, immediate = true) // what it has opened outlives the last reference to it
public final class AudioComponent extends AudioService {

    @Activate
    public AudioComponent(BundleContext context, @Reference FfiClient client) {
        super(client, new ServiceSubscriberRegistry(context));
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
