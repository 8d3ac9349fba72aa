package org.livekit4j.ffi.internal;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.Registration;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.FfiOptions;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Opens the library when the bundle starts and registers it as a service. It registers the client programmatically, so that the
 * client's users are gone before the library is shut down.
 */
@Component(service = {}, configurationPid = FfiConfiguration.PID)
@Designate(ocd = FfiConfiguration.class)
public final class FfiComponent {
    private final NativeFfiClient bridge;
    private final ConfigurationMistakes mistakes = new ConfigurationMistakes(FfiConfiguration.PID, NativeFfiClient.LOG::warn);
    private final Optional<Path> library;
    private final ServiceRegistration<FfiClient> registration;
    private final ServiceRegistration<ConfigurationStatus> status;
    private final Map<ServiceReference<FfiListener>, Registration> listeners = new ConcurrentHashMap<>();

    @Activate
    public FfiComponent(BundleContext context, Map<String, Object> configuration) {
        BundleClasses.load(FfiComponent.class);
        FfiOptions options = options(configuration);
        library = options.library();
        bridge = NativeFfiClient.open(options, Optional.ofNullable(context.getDataFile("")).map(File::toPath));
        status = context.registerService(ConfigurationStatus.class, mistakes, null);
        registration = context.registerService(FfiClient.class, bridge, null);
    }

    private FfiOptions options(Map<String, Object> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        FfiOptions options = ConfiguredOptions.of(reader);
        mistakes.set(reader.mistakes());
        return options;
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        FfiOptions options = options(configuration);
        bridge.reconfigure(options);
        if (!options.library().equals(library)) {
            NativeFfiClient.LOG.warn("{}: the property library.path has changed; restart the JVM to load the other library",
                    FfiConfiguration.PID);
        }
    }

    @Deactivate
    void stop() {
        registration.unregister();
        status.unregister();
        bridge.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(ServiceReference<FfiListener> reference, FfiListener listener) {
        Bundle bundle = reference.getBundle();
        String of = bundle == null ? "" : " of bundle " + bundle.getSymbolicName(); // null: it is unregistered while we look
        listeners.put(reference, bridge.listen(listener, listener.getClass().getName() + of));
    }

    void removeListener(ServiceReference<FfiListener> reference) {
        Registration added = listeners.remove(reference);
        if (added != null) {
            added.close();
        }
    }
}
