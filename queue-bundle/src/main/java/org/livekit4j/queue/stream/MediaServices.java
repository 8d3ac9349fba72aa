package org.livekit4j.queue.stream;

import java.util.ServiceLoader;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.queue.SubscriberRegistry;

/** Opens media services in plain Java; in an OSGi framework they are services already. */
public final class MediaServices {

    private MediaServices() {}

    /**
     * A service that lives until it is closed.
     *
     * @param <T> its type
     * @param service the service itself
     * @param closing ends it
     */
    @SuppressWarnings("try") // it throws what the service does
    public record Opened<T>(T service, Runnable closing) implements AutoCloseable {

        @Override
        public void close() {
            closing.run();
        }
    }

    /**
     * Opens the service of this type.
     *
     * @param registry mostly {@code queue::subscribe}
     * @throws FfiException if no module or jar offers it
     */
    public static <T> Opened<T> open(Class<T> type, FfiClient client, SubscriberRegistry registry) {
        for (MediaServiceFactory factory : ServiceLoader.load(MediaServiceFactory.class, MediaServices.class.getClassLoader())) {
            if (factory.type() == type) {
                Opened<?> opened = factory.create(client, registry);
                return new Opened<>(type.cast(opened.service()), opened.closing());
            }
        }
        throw new FfiException(
                "nothing offers " + type.getName() + ": add the artifact org.livekit4j:" + type.getPackageName()
                        + " to the class or module path");
    }
}
