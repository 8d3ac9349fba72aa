package org.livekit4j.bench.recording;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.livekit4j.LiveKit;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.bench.measure.Figures;
import org.livekit4j.bench.measure.ProcessStatus;
import org.livekit4j.bench.soak.ServerAccess;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.track.RemoteAudioTrack;

/**
 * Joins a room in which some speak, and records it: {@code ROOM SPEAKERS WAY FORMAT SECONDS FOLDER}. The way is {@code mixed},
 * {@code tracks} for a file of each, or {@code heard}: all are heard, and nothing is recorded.
 */
public final class RecordingClient {
    private static final long SUBSCRIBED_NANOS = 120_000_000_000L;
    /** Until what runs often is compiled. */
    private static final long WARM_UP_MS = 10_000;

    private RecordingClient() {}

    public static void main(String[] arguments) throws Exception {
        ServerAccess server = ServerAccess.of(System.getenv());
        int speakers = Integer.parseInt(arguments[1]);
        long seconds = Long.parseLong(arguments[4]);
        RecordingOptions options = RecordingOptions.of(Files.createDirectories(Path.of(arguments[5])))
                .withFormat(RecordingFormat.valueOf(arguments[3])).withMixed(arguments[2].equals("mixed")).withMinFreeBytes(0);
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(server.url(), server.token(arguments[0], "recorder"))) {
            awaitTracks(room, speakers);
            if (arguments[2].equals("heard")) {
                hear(livekit, room);
                measure(seconds).print();
            } else {
                Recording recording = livekit.recorder().start(room, options);
                Figures figures = measure(seconds);
                List<RecordedFile> files = recording.stop().join();
                figures.with("recorded_ms", files.stream().mapToLong(file -> file.duration().toMillis()).sum() / files.size())
                        .with("files", files.size()).with("lost_ms", recording.lostAudio().toMillis()).print();
                for (RecordedFile file : files) {
                    Files.delete(file.path());
                }
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static Figures measure(long seconds) throws Exception {
        Thread.sleep(WARM_UP_MS);
        long nanos = System.nanoTime();
        long cpu = cpuNanos();
        Thread.sleep(seconds * 1_000);
        return new Figures().with("nanos", System.nanoTime() - nanos).with("cpu_nanos", cpuNanos() - cpu).with("rss_kb",
                ProcessStatus.read("VmRSS"));
    }

    private static void hear(LiveKit livekit, Room room) {
        publications(room).map(RemoteTrackPublication::track).flatMap(Optional::stream).forEach(
                track -> livekit.audio().openStream((RemoteAudioTrack) track, AudioStreamOptions.DEFAULTS).listen(frame -> {
                }, Runnable::run));
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
        return publications(room).filter(publication -> publication.track().isPresent()).count();
    }

    private static Stream<RemoteTrackPublication> publications(Room room) {
        return room.remoteParticipants().values().stream().flatMap(by -> by.trackPublications().values().stream());
    }

    /** Of the encoder {@code ffmpeg} as well, if there is one. */
    private static long cpuNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() + ProcessHandle.current().children()
                .mapToLong(child -> child.info().totalCpuDuration().orElseThrow().toNanos()).sum();
    }
}
