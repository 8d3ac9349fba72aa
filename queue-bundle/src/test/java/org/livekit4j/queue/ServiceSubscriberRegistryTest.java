package org.livekit4j.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.UpdatableRegistration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class ServiceSubscriberRegistryTest {
    private final List<Object> done = new ArrayList<>();
    private boolean gone;

    private final ServiceRegistration<?> registration = (ServiceRegistration<?>) Proxy.newProxyInstance(
            ServiceRegistration.class.getClassLoader(), new Class<?>[]{ServiceRegistration.class},
            (self, method, arguments) -> {
                if (gone) {
                    throw new IllegalStateException("expected in this test");
                }
                done.add(method.getName());
                if (arguments != null) {
                    done.add(arguments[0]);
                }
                return null;
            });
    private final BundleContext context = (BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(),
            new Class<?>[]{BundleContext.class}, (self, method, arguments) -> {
                done.add(method.getName());
                done.addAll(List.of(arguments));
                return registration;
            });

    @Test
    void shouldRegisterAServiceAndFollowItsPropertiesUntilItIsClosed() {
        FfiEventSubscriber subscriber = event -> {
        };
        UpdatableRegistration registered = new ServiceSubscriberRegistry(context).register(subscriber, Map.of("a", 1));
        assertThat(done).containsExactly("registerService", FfiEventSubscriber.class, subscriber, Map.of("a", 1));
        done.clear();
        registered.update(Map.of("b", 2));
        registered.close();
        assertThat(done).containsExactly("setProperties", Map.of("b", 2), "unregister");
        gone = true;
        registered.close();
    }
}
