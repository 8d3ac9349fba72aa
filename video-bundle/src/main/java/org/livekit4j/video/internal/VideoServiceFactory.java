package org.livekit4j.video.internal;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.media.Medium;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.video.Video;

/** Creates {@link Video} outside OSGi. */
public final class VideoServiceFactory implements ServiceFactory {

    @Override
    public Class<?> type() {
        return Video.class;
    }

    @Override
    public ServiceFactory.Opened<?> create(FfiClient client, SubscriberRegistry registry) {
        PackageClasses.load(Medium.class);
        VideoService service = new VideoService(client, registry);
        return new ServiceFactory.Opened<>(service, service::close);
    }
}
