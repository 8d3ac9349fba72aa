package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

class FfiComponentTest {
    private final Map<Class<?>, Object> services = new HashMap<>();
    private final List<Object> unregistered = new ArrayList<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private FfiComponent component;
    private boolean stopped;

    private interface Answers {
        Object of(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> answers.of(method.getName(), arguments);
                }));
    }

    private BundleContext context() {
        return fake(BundleContext.class, (method, arguments) -> {
            if (method.equals("getDataFile")) {
                return null;
            }
            services.put((Class<?>) arguments[0], arguments[1]);
            return fake(ServiceRegistration.class, (other, none) -> unregistered.add(arguments[0]) ? null : this);
        });
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<FfiListener> reference(String bundle) {
        Bundle of = bundle == null ? null : fake(Bundle.class, (method, arguments) -> bundle);
        return fake(ServiceReference.class, (method, arguments) -> of);
    }

    @BeforeEach
    void start() {
        component = new FfiComponent(context(), Map.of("log.level", "loud", "dispose.timeoutMs", 10_000L));
    }

    @AfterEach
    void stop() {
        if (!stopped) {
            component.stop();
        }
    }

    private NativeFfiClient bridge() {
        return (NativeFfiClient) services.get(FfiClient.class);
    }

    private List<String> mistakes() {
        return ((ConfigurationStatus) services.get(ConfigurationStatus.class)).mistakes();
    }

    @Test
    void shouldOfferTheLibraryWhenItIsOpen() {
        assertThat(services).containsOnlyKeys(FfiClient.class, ConfigurationStatus.class);
        assertThat(bridge().health().state()).isEqualTo(FfiHealth.State.READY);
    }

    @Test
    void shouldSayWhatIsWrongUntilTheConfigurationIsMended() {
        assertThat(mistakes()).singleElement().asString().contains("log.level");
        component.modified(Map.of("log.level", "WARN"));
        assertThat(mistakes()).isEmpty();
        component.modified(Map.of("dispose.timeoutMs", "soon"));
        assertThat(mistakes()).singleElement().asString().contains("dispose.timeoutMs");
        assertThat(bridge().health().state()).isEqualTo(FfiHealth.State.READY);
    }

    @Test
    void shouldShutTheLibraryDownAndTakeItsServicesBackWhenItStops() {
        stopped = true;
        component.stop();
        assertThat(unregistered).containsExactly(FfiClient.class, ConfigurationStatus.class);
        assertThat(bridge().health().state()).isEqualTo(FfiHealth.State.STOPPED);
    }

    @Test
    void shouldTellListenersForAsLongAsTheyAreThere() throws Exception {
        ServiceReference<FfiListener> anna = reference("acme");
        ServiceReference<FfiListener> ben = reference(null);
        component.addListener(anna, message -> told.add("anna " + message));
        component.addListener(ben, message -> told.add("ben " + message));
        component.removeListener(anna);
        component.removeListener(anna);
        bridge().panicked("once");
        assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo("ben once");
        assertThat(told).isEmpty();
    }
}
