package org.livekit4j.queue.stream;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.SubscriberRegistry;
import org.osgi.annotation.versioning.ConsumerType;

/** How a media module offers its service where there is no OSGi: found by {@link java.util.ServiceLoader}. */
@ConsumerType
public interface MediaServiceFactory {

    /** The service's type, such as {@code org.livekit4j.audio.Audio}. */
    Class<?> type();

    /** @return the service, of that type, which the caller closes */
    MediaServices.Opened<?> create(FfiClient client, SubscriberRegistry registry);
}
