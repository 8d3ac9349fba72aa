package org.livekit4j.media.internal;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.management.ProcessorControl;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The services for operators of one medium: its configuration, and the exclusion of processors. */
public final class MediumOperations implements ProcessorControl, AutoCloseable {
    private final String medium;
    private final Processors<?, ?> processors;
    private final ConfigurationMistakes mistakes;
    private final List<ServiceRegistration<?>> registrations;

    /**
     * @param medium {@code audio} or {@code video}
     * @param pid the PID of the configuration
     * @param log receives the mistakes in the configuration
     */
    public MediumOperations(BundleContext context, String medium, String pid, Processors<?, ?> processors, Consumer<String> log) {
        this.medium = medium;
        this.processors = processors;
        mistakes = new ConfigurationMistakes(pid, log);
        registrations = List.of(context.registerService(ConfigurationStatus.class, mistakes, null),
                context.registerService(ProcessorControl.class, this, new Hashtable<>(Map.of(MediaRuntime.MEDIUM, medium))));
    }

    /** Adopts a configuration. */
    public void configure(Map<String, ?> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        reader.know(List.of(MediaRuntime.MEDIUM)); // a property of the configured component
        processors.configure(ProcessorRules.of(reader));
        mistakes.set(reader.mistakes());
    }

    @Override
    public String medium() {
        return medium;
    }

    @Override
    public SortedSet<String> processors() {
        SortedSet<String> names = new TreeSet<>();
        processors.hosted().stream().flatMap(one -> Stream.of(one.name(), one.identity().bundle()))
                .filter(name -> !name.isEmpty()).forEach(names::add);
        return names;
    }

    @Override
    public List<String> exclude(String processor) {
        return processors.exclude(processor);
    }

    @Override
    public List<String> include(String processor) {
        return processors.include(processor);
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
