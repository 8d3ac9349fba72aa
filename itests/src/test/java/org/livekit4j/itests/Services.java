package org.livekit4j.itests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;

/** Services as they come and go, and the bundles they come from. */
record Services(BundleContext context) {
    private static final long TIMEOUT_MILLIS = 30_000;

    /** The service that is there now, or comes soon. It stays in use, because its bundle may give up one that nobody uses. */
    <T> T get(Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            if (tracker.waitForService(TIMEOUT_MILLIS) == null) {
                throw new AssertionError("no " + type.getSimpleName() + " came");
            }
            return context.getService(tracker.getServiceReference());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            tracker.close();
        }
    }

    boolean has(Class<?> type) {
        return context.getServiceReference(type) != null;
    }

    Bundle bundle(String symbolicName) {
        return Arrays.stream(context.getBundles()).filter(bundle -> symbolicName.equals(bundle.getSymbolicName())).findFirst()
                .orElseThrow();
    }

    /** Stops the bundle and returns when its service is gone. */
    void stop(String symbolicName, Class<?> service) throws BundleException {
        bundle(symbolicName).stop();
        await().atMost(TIMEOUT_MILLIS, MILLISECONDS).until(() -> !has(service));
    }

    <T> T start(String symbolicName, Class<T> service) throws BundleException {
        bundle(symbolicName).start();
        return get(service);
    }

    /** Takes the bundle's jar anew and wires it again, and all who depend on it. */
    void update(String symbolicName) throws BundleException, InterruptedException {
        Bundle bundle = bundle(symbolicName);
        bundle.update();
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle),
                event -> refreshed.countDown());
        if (!refreshed.await(TIMEOUT_MILLIS, MILLISECONDS)) {
            throw new AssertionError(symbolicName + " is not refreshed");
        }
    }
}
