package org.livekit4j.dashboard.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import org.junit.jupiter.api.Test;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.dashboard.DashboardPages;
import org.livekit4j.testing.Fake;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

class ServletDashboardTest {
    private final Map<Class<?>, Object> services = new HashMap<>();
    private final List<Object> patterns = new ArrayList<>();
    private final DashboardPages pages = Fake.of(DashboardPages.class, Map.of());
    private final BundleContext context = Fake.of(BundleContext.class, (method, arguments) -> switch (method) {
        case "registerService" -> register((Class<?>) arguments[0], arguments[1], (Dictionary<?, ?>) arguments[2]);
        case "getAllServiceReferences" -> new ServiceReference<?>[]{
            Fake.of(ServiceReference.class, Map.of("getProperty", "http://127.0.0.1:8181/"))};
        default -> Fake.unexpected(BundleContext.class, method);
    });

    private ServiceRegistration<?> register(Class<?> type, Object service, Dictionary<?, ?> properties) {
        services.put(type, service);
        if (properties != null) {
            assertThat(properties.get("osgi.http.whiteboard.servlet.asyncSupported")).isEqualTo(true);
            patterns.add(properties.get("osgi.http.whiteboard.servlet.pattern"));
        }
        return Fake.of(ServiceRegistration.class, (_, _) -> services.remove(type));
    }

    private List<String> mistakes() {
        return ((ConfigurationStatus) services.get(ConfigurationStatus.class)).mistakes();
    }

    @Test
    void shouldBeOpenFromTheStartUnlessTheConfigurationSaysOtherwise() {
        ServletDashboard dashboard = new ServletDashboard(context, pages, Map.of());
        assertThat(services).containsKey(Servlet.class);
        assertThat(dashboard.open()).hasToString("http://127.0.0.1:8181/livekit/");
        dashboard.deactivate();
        assertThat(services).isEmpty();

        ServletDashboard closed = new ServletDashboard(context, pages, Map.of("enabled", "false", "path", "/a/b"));
        assertThat(services).doesNotContainKey(Servlet.class);
        assertThat(closed.open()).hasToString("http://127.0.0.1:8181/a/b/");
        assertThat(services).containsKey(Servlet.class);
        closed.close();
        closed.close();
        assertThat(services).containsOnlyKeys(ConfigurationStatus.class);
        assertThat(patterns).containsExactly("/livekit/*", "/a/b/*");
    }

    @Test
    void shouldMoveWhenTheConfigurationChanges() {
        ServletDashboard dashboard = new ServletDashboard(context, pages, Map.of());
        dashboard.modified(Map.of("path", "/calls", "roles", "viewer, admin", "realm", "other", "role.classes", "a.B", "hosts",
                "Dash.example.com", "plain.http", "true"));

        assertThat(patterns).containsExactly("/livekit/*", "/calls/*");
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWhenTheConfigurationIs() {
        for (String path : List.of("livekit", "/", "/livekit/", "/live kit", "/a//b", "/*")) {
            new ServletDashboard(context, pages, Map.of("path", path, "role", "admin"));

            assertThat(patterns.getLast()).isEqualTo("/livekit/*");
            assertThat(mistakes()).anyMatch(text -> text.contains("property path") && text.contains("/livekit, holds"))
                    .anyMatch(text -> text.contains("property role is unknown"));
        }
    }
}
