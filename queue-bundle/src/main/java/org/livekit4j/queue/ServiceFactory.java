package org.livekit4j.queue;

import java.util.ServiceLoader;
import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Creates a module's service outside an OSGi framework; found by {@link ServiceLoader}. In an OSGi framework, audio, video and
 * rooms are services already.
 */
@ConsumerType
public interface ServiceFactory {

    /**
     * An open service.
     *
     * @param <T> the type of the service
     * @param service the service
     * @param closing ends the service
     */
    @SuppressWarnings("try") // it throws what the service does
    record Opened<T>(T service, Runnable closing) implements AutoCloseable {

        @Override
        public void close() {
            closing.run();
        }
    }

    /** {@return the service's type, such as {@code org.livekit4j.audio.Audio}} */
    Class<?> type();

    /**
     * Creates the service.
     *
     * @param client the native library
     * @param registry subscribes to its events
     * @return the service, of the {@linkplain #type type}; the caller closes it
     */
    Opened<?> create(FfiClient client, SubscriberRegistry registry);

    /**
     * Opens the service of a type.
     *
     * @param <T> the type of the service
     * @param type the type
     * @param client the native library
     * @param registry subscribes to its events, usually {@code queue::subscribe}
     * @return the service; the caller closes it
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
