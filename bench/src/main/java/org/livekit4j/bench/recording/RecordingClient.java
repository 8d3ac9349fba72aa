package org.livekit4j.bench.recording;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.livekit4j.LiveKit;
import org.livekit4j.bench.measure.Figures;
import org.livekit4j.bench.measure.ProcessStatus;
import org.livekit4j.bench.soak.ServerAccess;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.Room;

/** Joins a room in which some speak, and records it mixed: {@code ROOM SPEAKERS FORMAT SECONDS FOLDER}. */
public final class RecordingClient {
    private static final long SUBSCRIBED_NANOS = 120_000_000_000L;
    /** Until what runs often is compiled. */
    private static final long WARM_UP_MS = 10_000;

    private RecordingClient() {}

    public static void main(String[] arguments) throws Exception {
        ServerAccess server = ServerAccess.of(System.getenv());
        int speakers = Integer.parseInt(arguments[1]);
        Path folder = Files.createDirectories(Path.of(arguments[4]));
        RecordingOptions options = RecordingOptions.of(folder).withFormat(RecordingFormat.valueOf(arguments[2])).withMixed(true)
                .withMinFreeBytes(0);
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(server.url(), server.token(arguments[0], "recorder"))) {
            awaitTracks(room, speakers);
            Recording recording = livekit.recorder().start(room, options);
            Thread.sleep(WARM_UP_MS);
            long nanos = System.nanoTime();
            long cpu = cpuNanos();
            Thread.sleep(Integer.parseInt(arguments[3]) * 1_000L);
            Figures figures = new Figures().with("nanos", System.nanoTime() - nanos).with("cpu_nanos", cpuNanos() - cpu)
                    .with("rss_kb", ProcessStatus.read("VmRSS"));
            List<RecordedFile> files = recording.stop().join();
            for (RecordedFile file : files) {
                figures.with("recorded_ms", file.duration().toMillis());
                Files.delete(file.path());
            }
            figures.with("lost_ms", recording.lostAudio().toMillis()).print();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void awaitTracks(Room room, int count) throws InterruptedException {
        long deadline = System.nanoTime() + SUBSCRIBED_NANOS;
        while (tracks(room) < count) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("only " + tracks(room) + " of " + count + " tracks were subscribed");
            }
            Thread.sleep(20);
        }
    }

    private static long tracks(Room room) {
        return room.remoteParticipants().values().stream().flatMap(by -> by.trackPublications().values().stream())
                .filter(publication -> publication.track().isPresent()).count();
    }

    /** Of the encoder {@code ffmpeg} as well, if there is one. */
    private static long cpuNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() + ProcessHandle.current().children()
                .mapToLong(child -> child.info().totalCpuDuration().orElseThrow().toNanos()).sum();
    }
}
