package org.livekit4j.audio.internal;

import org.livekit4j.audio.Audio;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.media.Medium;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.SubscriberRegistry;

/** Creates {@link Audio} outside OSGi. */
public final class AudioServiceFactory implements ServiceFactory {

    @Override
    public Class<?> type() {
        return Audio.class;
    }

    @Override
    public ServiceFactory.Opened<?> create(FfiClient client, SubscriberRegistry registry) {
        PackageClasses.load(Medium.class);
        AudioService service = new AudioService(client, registry);
        return new ServiceFactory.Opened<>(service, service::close);
    }
}
