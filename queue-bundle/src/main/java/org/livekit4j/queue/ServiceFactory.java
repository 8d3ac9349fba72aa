package org.livekit4j.queue;

import java.util.ServiceLoader;
import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a module offers its service where there is no OSGi: found by {@link ServiceLoader}. In an OSGi framework audio, video and rooms are services
 * already.
 */
@ConsumerType
public interface ServiceFactory {

    /**
     * A service that lives until it is closed.
     *
     * @param <T> its type
     * @param service the service itself
     * @param closing ends it
     */
    @SuppressWarnings("try") // it throws what the service does
    record Opened<T>(T service, Runnable closing) implements AutoCloseable {

        @Override
        public void close() {
            closing.run();
        }
    }

    /** The service's type, such as {@code org.livekit4j.audio.Audio}. */
    Class<?> type();

    /** @return the service, of that type, which the caller closes */
    Opened<?> create(FfiClient client, SubscriberRegistry registry);

    /**
     * Opens the service of this type.
     *
     * @param registry mostly {@code queue::subscribe}
     * @return the service, which the caller closes
     * @throws FfiException if no module or jar offers it
     */
    static <T> Opened<T> open(Class<T> type, FfiClient client, SubscriberRegistry registry) {
        for (ServiceFactory factory : ServiceLoader.load(ServiceFactory.class, ServiceFactory.class.getClassLoader())) {
            if (factory.type() == type) {
                PackageClasses.load(factory.getClass());
                Opened<?> opened = factory.create(client, registry);
                return new Opened<>(type.cast(opened.service()), opened.closing());
            }
        }
        throw new FfiException("nothing offers " + type.getName() + ": add the artifact org.livekit4j:" + type.getPackageName()
                + " to the class or module path");
    }
}
