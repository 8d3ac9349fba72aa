package org.livekit4j.prometheus.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.testing.Fake;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class PrometheusComponentTest {
    private final Map<Class<?>, Object> services = new HashMap<>();
    private final AtomicInteger unregistered = new AtomicInteger();
    private PrometheusComponent component;

    private BundleContext context() {
        return Fake.of(BundleContext.class, (method, arguments) -> {
            services.put((Class<?>) arguments[0], arguments[1]);
            return Fake.of(ServiceRegistration.class, (other, none) -> {
                unregistered.incrementAndGet();
                return null;
            });
        });
    }

    private void start(Map<String, Object> configuration) {
        component = new PrometheusComponent(context(), configuration);
    }

    @AfterEach
    void close() {
        component.close();
    }

    private String read() throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + component.endpoint().orElseThrow().port() + "/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
        }
    }

    private ConfigurationStatus status() {
        return (ConfigurationStatus) services.get(ConfigurationStatus.class);
    }

    @Test
    void shouldShowTheMetersOfTheRegistryOnTheLoopbackAddress() throws Exception {
        start(Map.of("port", "0"));
        ((MeterRegistry) services.get(MeterRegistry.class)).counter("livekit.test", "kind", "x").increment(3);

        assertThat(read()).contains("livekit_test_total{kind=\"x\"} 3.0");
        assertThat(component.endpoint().orElseThrow().toString()).startsWith("http://127.0.0.1:").endsWith("/metrics");
        assertThat(status().mistakes()).isEmpty();
    }

    @Test
    void shouldKeepTheRegistryAndSayWhyWhenThePortIsNotFree() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start(Map.of("port", taken.getLocalPort()));
            assertThat(services).containsKey(MeterRegistry.class);
            assertThat(component.endpoint()).isEmpty();
            assertThat(status().mistakes()).singleElement().asString().contains("port is " + taken.getLocalPort(),
                    "it cannot listen there");
        }
        component.modified(Map.of("port", 0));
        assertThat(read()).isNotNull();
        assertThat(status().mistakes()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWhenTheConfigurationIs() {
        start(Map.of("host", "no.such.host.invalid", "port", "0", "prot", "80"));

        assertThat(component.endpoint()).isEmpty();
        assertThat(status().mistakes()).hasSize(2).contains("property prot is unknown; did you mean port?");
    }

    @Test
    void shouldListenNoMoreWhenItIsClosed() throws Exception {
        start(Map.of("port", 0));
        int port = component.endpoint().orElseThrow().port();
        component.close();

        assertThat(unregistered).hasValue(2);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.getLocalPort()).isEqualTo(port);
        }
    }
}
