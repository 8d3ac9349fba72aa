package org.livekit4j.audio.internal;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.queue.stream.MediaServiceFactory;
import org.livekit4j.queue.stream.MediaServices;
import org.livekit4j.audio.Audio;

/** Offers {@link Audio} where there is no OSGi. */
public final class AudioServiceFactory implements MediaServiceFactory {

    @Override
    public Class<?> type() {
        return Audio.class;
    }

    @Override
    public MediaServices.Opened<?> create(FfiClient client, SubscriberRegistry registry) {
        AudioService service = new AudioService(client, registry);
        return new MediaServices.Opened<>(service, service::close);
    }
}
