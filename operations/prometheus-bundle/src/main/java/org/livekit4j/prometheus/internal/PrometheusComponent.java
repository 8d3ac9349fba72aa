package org.livekit4j.prometheus.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A registry of meters as a service, and the endpoint from which Prometheus reads it. The registry is there also if the port is not free. */
@Component(service = {}, configurationPid = PrometheusConfiguration.PID)
@Designate(ocd = PrometheusConfiguration.class)
public final class PrometheusComponent {
    private static final Logger LOG = LoggerFactory.getLogger(PrometheusComponent.class);
    private static final int DEFAULT_PORT = 9464;
    private static final int LAST_PORT = 65_535;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConfigurationMistakes mistakes = new ConfigurationMistakes(PrometheusConfiguration.PID, LOG::warn);
    private final List<ServiceRegistration<?>> registrations;
    private Optional<Endpoint> endpoint = Optional.empty();

    @Activate
    public PrometheusComponent(BundleContext context, Map<String, Object> configuration) {
        registrations = List.of(context.registerService(ConfigurationStatus.class, mistakes, null),
                context.registerService(MeterRegistry.class, registry, null));
        listen(configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        endpoint.ifPresent(Endpoint::close);
        listen(configuration);
    }

    private void listen(Map<String, Object> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        String host = reader.text("host", "127.0.0.1");
        int port = reader.integer("port", 0, LAST_PORT, DEFAULT_PORT);
        List<String> wrong = new ArrayList<>(reader.mistakes());
        try {
            endpoint = Optional.of(Endpoint.open(host, port, registry.getPrometheusRegistry()));
            LOG.info("Prometheus can read the meters from {}", endpoint.get());
        } catch (IOException | RuntimeException e) {
            endpoint = Optional.empty();
            wrong.add("property host is \"" + host + "\", port is " + port + "; it cannot listen there: " + e.getMessage());
        }
        mistakes.set(wrong);
    }

    /** Where it listens; empty if it could not. */
    Optional<Endpoint> endpoint() {
        return endpoint;
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        endpoint.ifPresent(Endpoint::close);
        registry.close();
    }
}
