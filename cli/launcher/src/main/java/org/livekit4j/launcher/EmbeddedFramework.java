package org.livekit4j.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/**
 * Felix with all bundles of the distribution. Its cache is a folder of its own, so that several can run.
 */
final class EmbeddedFramework implements AutoCloseable {
    /** What the framework's bundles share with this program. */
    private static final String SHARED_PACKAGES = "org.livekit4j.demo;org.livekit4j.recorder.embedding;"
            + "org.livekit4j.shell.embedding;version=\"1.0.0\"";
    private static final Duration STOP_TIMEOUT = Duration.ofMillis(1_500);

    private final Framework framework;
    private final TempDirectory cache;
    private final List<Bundle> bundles = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private EmbeddedFramework(Framework framework, TempDirectory cache) {
        this.framework = framework;
        this.cache = cache;
    }

    /**
     * Starts the framework itself and installs the bundles.
     *
     * @param verbose whether the framework and the component runtime log on standard error
     * @throws LauncherException if that is not possible
     */
    static EmbeddedFramework installed(Distribution distribution, boolean verbose) {
        TempDirectory cache = TempDirectory.create();
        Framework framework = new FrameworkFactory().newFramework(configuration(cache, verbose));
        EmbeddedFramework embedded = new EmbeddedFramework(framework, cache);
        try {
            framework.start();
            embedded.install(distribution);
            return embedded;
        } catch (BundleException e) {
            embedded.close();
            throw new LauncherException("cannot start the OSGi framework: " + e.getMessage(), e);
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Why bundles could not be installed or started, a line each. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Waits until it is stopped, for example by the shell's user. */
    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    void stop() {
        try {
            framework.stop();
        } catch (BundleException e) {
            throw new LauncherException("cannot stop the OSGi framework: " + e.getMessage(), e);
        }
    }

    /** Stops it, waits a bounded time, and deletes its cache. */
    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(STOP_TIMEOUT.toMillis());
        } catch (BundleException e) {
            failures.add(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cache.close();
        }
    }

    private void install(Distribution distribution) throws BundleException {
        for (Path file : distribution.bundles()) {
            // By reference: the framework reads the file where it is.
            bundles.add(context().installBundle("reference:" + file.toUri()));
        }
    }

    /**
     * Starts the bundles. One that does not start is not fatal here: see {@link #failures}.
     *
     * @param cancelled asked now and then; if so, no more bundles are started
     */
    void startBundles(BooleanSupplier cancelled) {
        for (Bundle bundle : bundles) {
            if (!isFragment(bundle) && !cancelled.getAsBoolean()) {
                start(bundle);
            }
        }
    }

    private void start(Bundle bundle) {
        try {
            bundle.start();
        } catch (BundleException e) {
            failures.add(bundle.getSymbolicName() + ": " + e.getMessage().lines().findFirst().orElse("does not start"));
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    }

    /** The framework and the component runtime keep quiet: what goes wrong is found out and told by this program. */
    private static Map<String, String> configuration(TempDirectory cache, boolean verbose) {
        return Map.of(Constants.FRAMEWORK_STORAGE, cache.path().toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED_PACKAGES,
                "felix.log.level", verbose ? "2" : "0",
                "ds.loglevel", verbose ? "2" : "0");
    }
}
