package org.livekit4j.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.management.BundleTroubles.Trouble;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.dto.QueueRuntime;
import org.livekit4j.shell.Report;
import org.livekit4j.shell.internal.doctor.Check;
import org.livekit4j.shell.internal.doctor.MachineChecks;

/** What is right and wrong, seen from inside a framework. */
record DoctorReport(Services services) {

    Report report() {
        List<Check> checks = new ArrayList<>();
        checks.add(MachineChecks.jdk(Runtime.version(), System.getProperty("java.vendor"), System.getProperty("java.home")));
        checks.add(MachineChecks.platform(System.getProperty("os.name"), System.getProperty("os.arch")));
        checks.add(nativeAccess());
        checks.add(library());
        checks.add(queue());
        checks.addAll(new MediaChecks(services).checks());
        checks.addAll(new RoomChecks(services).checks());
        checks.addAll(new KeeperChecks(services).checks());
        checks.addAll(new AgentReports(services).checks());
        checks.addAll(new ComponentChecks(services).checks());
        checks.addAll(configurations());
        checks.addAll(bundles());
        return new CheckReport(checks);
    }

    /** The bundle of the library asked the JVM before it used it; as long as it is not open, the JVM can be asked. */
    private Check nativeAccess() {
        Optional<Boolean> told = services.ask(FfiClient.class, client -> client.health().nativeAccess());
        return MachineChecks.nativeAccess(told.orElseGet(() -> FfiClient.class.getModule().isNativeAccessEnabled()),
                told.isPresent());
    }

    private Check library() {
        Optional<FfiHealth> health = services.ask(FfiClient.class, FfiClient::health);
        if (health.isEmpty()) {
            return Check.wrong("library", "the native library is not open",
                    "see the log for the reason why org.livekit4j.ffi did not open it");
        }
        FfiHealth found = health.get();
        String text = "liblivekit_ffi " + found.libraryVersion().orElse("of unknown version") + " in " + found.libraryPath();
        String panic = found.lastPanic().map(last -> ": " + last).orElse("");
        return switch (found.state()) {
            case READY -> Check.ok("library", text);
            case DEGRADED -> Check.note("library", text + " has reported a panic" + panic, "restart the JVM when convenient");
            case STOPPED, STUCK -> Check.wrong("library", text + " is " + found.state() + panic, "restart the JVM");
        };
    }

    private Check queue() {
        boolean there = services.use(FfiEventQueue.class, all -> !all.isEmpty());
        if (!there) {
            return Check.wrong("queue", "there is no event queue", services.bundleTroubles().stream().findFirst()
                    .map(Trouble::advice).orElse("start the bundle org.livekit4j.queue"));
        }
        int failed = services.ask(QueueRuntime.class, runtime -> runtime.getRuntimeDTO().failedSubscribers.length).orElse(0);
        int subscribed = services.ask(FfiEventQueue.class, queue -> queue.statistics().subscribers().size()).orElse(0);
        return failed == 0
                ? Check.ok("queue", subscribed + " subscribers")
                : Check.wrong("queue", failed + " subscribers are not used", "livekit:subscribers says why");
    }

    private List<Check> configurations() {
        return services.use(ConfigurationStatus.class, all -> all.stream().flatMap(one -> one.mistakes().stream()
                .map(mistake -> Check.wrong("configuration", one.pid() + ": " + mistake, "correct it; it takes effect at once")))
                .toList());
    }

    private List<Check> bundles() {
        return services.bundleTroubles().stream().map(trouble -> Check.wrong("bundles", trouble.text(), trouble.advice()))
                .toList();
    }
}
