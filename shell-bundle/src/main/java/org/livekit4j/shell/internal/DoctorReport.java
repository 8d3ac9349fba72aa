package org.livekit4j.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.dto.QueueRuntime;
import org.livekit4j.room.Rooms;
import org.livekit4j.shell.Report;
import org.livekit4j.shell.internal.doctor.Check;
import org.livekit4j.shell.internal.doctor.MachineChecks;

/** What is right and wrong, seen from inside a framework. */
record DoctorReport(Services services) {

    Report report() {
        List<Check> checks = new ArrayList<>();
        checks.add(MachineChecks.jdk(Runtime.version(), System.getProperty("java.vendor"), System.getProperty("java.home")));
        checks.add(MachineChecks.platform(System.getProperty("os.name"), System.getProperty("os.arch")));
        Optional<Boolean> access = services.ask(FfiClient.class, client -> client.getClass().getModule().isNativeAccessEnabled());
        checks.add(MachineChecks.nativeAccess(access.orElse(false), access.isPresent()));
        checks.add(library());
        checks.add(queue());
        checks.add(rooms());
        keepers().ifPresent(checks::add);
        return new CheckReport(checks);
    }

    private Check library() {
        Optional<FfiHealth> health = services.ask(FfiClient.class, FfiClient::health);
        if (health.isEmpty()) {
            return Check.wrong("library", "the native library is not open",
                    "see in the log why org.livekit4j.ffi did not open it");
        }
        FfiHealth found = health.get();
        String text = "liblivekit_ffi " + found.libraryVersion().orElse("of unknown version") + " in " + found.libraryPath();
        String panic = found.lastPanic().map(last -> ": " + last).orElse("");
        return switch (found.state()) {
            case READY -> Check.ok("library", text);
            case DEGRADED -> Check.note("library", text + " has reported a panic" + panic, "start again when it suits");
            case STOPPED, STUCK -> Check.wrong("library", text + " is " + found.state() + panic, "start the JVM again");
        };
    }

    private Check queue() {
        boolean there = services.use(FfiEventQueue.class, all -> !all.isEmpty());
        if (!there) {
            return Check.wrong("queue", "there is no event queue", "start the bundle org.livekit4j.queue");
        }
        int failed = services.ask(QueueRuntime.class, runtime -> runtime.getRuntimeDTO().failedSubscribers.length).orElse(0);
        int subscribed = services.ask(FfiEventQueue.class, queue -> queue.statistics().subscribers().size()).orElse(0);
        return failed == 0
                ? Check.ok("queue", subscribed + " subscribers")
                : Check.wrong("queue", failed + " subscribers get nothing", "livekit:subscribers says why");
    }

    private Check rooms() {
        boolean there = services.use(Rooms.class, all -> !all.isEmpty());
        return there
                ? Check.ok("rooms", "can be joined")
                : Check.wrong("rooms", "there is no service of rooms", "start the bundle org.livekit4j.room");
    }

    /** Empty if no room is to be kept joined. */
    private Optional<Check> keepers() {
        List<KeeperStatus> all = services.use(RoomKeeper.class, keepers -> keepers.stream().map(RoomKeeper::status).toList());
        String out = all.stream().filter(status -> status.state() != KeeperState.JOINED)
                .map(status -> status.pid() + " is " + status.state()
                        + status.lastFailure().map(why -> " (" + why + ")").orElse(""))
                .collect(Collectors.joining("; "));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(out.isEmpty()
                ? Check.ok("kept rooms", all.size() + " joined")
                : Check.wrong("kept rooms", out, "livekit:keepers says more"));
    }
}
