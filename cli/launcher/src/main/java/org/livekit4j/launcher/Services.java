package org.livekit4j.launcher;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.livekit4j.demo.Demo;
import org.livekit4j.recorder.embedding.RoomRecorder;
import org.livekit4j.shell.embedding.ComponentState;
import org.livekit4j.shell.embedding.Diagnosis;
import org.livekit4j.shell.embedding.LibraryState;
import org.livekit4j.shell.embedding.Shell;
import org.livekit4j.shell.embedding.ShellSession;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Finds the services that this program uses, or the reason why they are not there. */
final class Services {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(10);

    private final EmbeddedFramework framework;
    private final BooleanSupplier cancelled;

    /** @param cancelled whether nobody waits for services any more */
    Services(EmbeddedFramework framework, BooleanSupplier cancelled) {
        this.framework = framework;
        this.cancelled = cancelled;
    }

    /**
     * The demo, which is there when the native library is loaded.
     *
     * @throws LauncherException with the reason, if it does not come
     * @throws InterruptedException if nobody waits for it any more
     */
    Demo demo() throws InterruptedException {
        return await(Demo.class, "the demo's service");
    }

    /**
     * The recorder, which is there when the native library is loaded.
     *
     * @throws LauncherException with the reason, if it does not come
     * @throws InterruptedException if nobody waits for it any more
     */
    RoomRecorder recorder() throws InterruptedException {
        return await(RoomRecorder.class, "the recorder");
    }

    private <T> T await(Class<T> type, String what) throws InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        Optional<T> service = find(type);
        while (service.isEmpty()) {
            if (cancelled.getAsBoolean()) {
                throw new InterruptedException("interrupted before it began");
            }
            failure().ifPresent(reason -> {
                throw new LauncherException(reason);
            });
            if (System.nanoTime() - end >= 0) {
                throw new LauncherException(
                        what + " was not available within " + TIMEOUT.toSeconds() + " s: " + waiting());
            }
            Thread.sleep(STEP);
            service = find(type);
        }
        return service.get();
    }

    /**
     * Opens the dashboard.
     *
     * @return a line with its address
     * @throws LauncherException with the reason, if it cannot be opened
     */
    String openDashboard() {
        try (ShellSession session = shell().open(InputStream.nullInputStream(), System.out, System.err)) {
            return session.execute("livekit:dashboard").strip();
        } catch (IllegalArgumentException e) {
            throw new LauncherException("the dashboard cannot be opened: " + e.getMessage(), e);
        }
    }

    /** @throws LauncherException with the reason, if there is none */
    Shell shell() {
        return find(Shell.class)
                .orElseThrow(() -> new LauncherException("the shell is missing: " + String.join("; ", framework.failures())));
    }

    /** Of the components of all bundles; empty if the component runtime itself is not there. */
    List<ComponentState> components() {
        return find(Diagnosis.class).map(Diagnosis::components).orElse(List.of());
    }

    /** Empty if it is not open. */
    Optional<LibraryState> library() {
        return find(Diagnosis.class).flatMap(Diagnosis::library);
    }

    <T> Optional<T> find(Class<T> type) {
        BundleContext context = framework.context();
        ServiceReference<T> reference = context.getServiceReference(type);
        return Optional.ofNullable(reference).map(context::getService);
    }

    private Optional<String> failure() {
        Optional<String> bundle = framework.failures().stream().findFirst();
        return bundle.or(() -> components().stream().flatMap(state -> state.failure().stream()).findFirst());
    }

    private String waiting() {
        List<String> waiting = components().stream().filter(state -> !state.missing().isEmpty())
                .map(state -> state.name() + " waits for " + String.join(", ", state.missing())).toList();
        return waiting.isEmpty() ? "no component states the reason" : String.join("; ", waiting);
    }
}
