package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.management.FakeBundle;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;

@Timeout(30)
class RefreshWatchTest {
    private static final FakeBundle BUNDLE = new FakeBundle("org.livekit4j.room", 2, "1.0.0", Bundle.ACTIVE);

    /** A framework with a watch that looks at it. */
    private static final class Watched {
        final AtomicInteger looks = new AtomicInteger();
        final List<Object> listeners = new CopyOnWriteArrayList<>();
        final RefreshWatch watch = new RefreshWatch((BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(),
                new Class<?>[]{BundleContext.class}, (self, method, arguments) -> switch (method.getName()) {
                    case "addBundleListener" -> listeners.add(arguments[0]) ? null : null;
                    case "removeBundleListener" -> listeners.remove(arguments[0]) ? null : null;
                    case "getBundle" -> FakeBundle.system(looks, List.of());
                    default -> throw new UnsupportedOperationException(method.getName());
                }));

        void tell(int type) {
            for (Object listener : listeners) {
                ((BundleListener) listener).bundleChanged(new BundleEvent(type, BUNDLE.bundle));
            }
        }
    }

    @Test
    void shouldLookAtTheStartAndAfterEachChangeOfABundleUntilItIsStopped() {
        Watched stopped = new Watched();
        stopped.watch.stop();
        assertThat(stopped.listeners).isEmpty();
        List<Watched> all = List.of(new Watched(), new Watched(), new Watched());
        await().until(() -> all.stream().allMatch(watched -> watched.looks.get() == 1));
        assertThat(stopped.looks).hasValue(0);
        await().until(() -> {
            all.get(0).tell(BundleEvent.UPDATED); // does nothing as long as the last look is not quite over
            all.get(1).tell(BundleEvent.UNINSTALLED);
            all.get(2).tell(BundleEvent.STARTED);
            return all.get(0).looks.get() == 2 && all.get(1).looks.get() == 2;
        });
        assertThat(all.get(2).looks).hasValue(1);
        all.forEach(watched -> watched.watch.stop());
    }
}
