package org.livekit4j.bench.manyrooms;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.livekit4j.bench.measure.Figures;
import org.livekit4j.bench.measure.Latencies;
import org.livekit4j.bench.measure.ProcessStatus;
import org.livekit4j.bench.soak.sample.JvmGauge;
import org.livekit4j.bench.soak.sample.NativeGauge;
import org.livekit4j.bench.soak.sample.ProcessGauge;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RtcConfig;

/**
 * Joins many rooms and waits, or listens where others speak: {@code ROOMS TRACKS GATHERS AT_ONCE SECONDS}. What it holds is compared
 * with what it held when it had joined one room.
 */
public final class RoomsClient {
    private static final int LOOK_MS = 1_000;
    private static final int CALM_LOOKS = 5;
    private static final int MOST_LOOKS = 60;
    private static final long SUBSCRIBED_NANOS = 120_000_000_000L;

    private final Library library = new Library();
    private final Listening listening = new Listening(library.audio());
    private final RoomOptions options;

    /** What is held, and what was used, at a moment. */
    private record Sample(long nanos, long cpuNanos, Map<String, Number> figures) {

        long of(String name) {
            return figures.get(name).longValue();
        }

        /** In kB, of a figure in MB. */
        long kb(String name) {
            return Math.round(figures.get(name).doubleValue() * 1024);
        }
    }

    private RoomsClient(boolean gathers) {
        options = RoomOptions.DEFAULTS.withRtcConfig(RtcConfig.DEFAULTS.withGatherContinually(gathers));
    }

    public static void main(String[] arguments) throws Exception {
        new RoomsClient(Boolean.parseBoolean(arguments[2])).run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        Runtime.getRuntime().halt(0);
    }

    private void run(int count, int tracks, int atOnce, int seconds) throws Exception {
        Room first = library.join("first", "listener", options, listening);
        settle();
        Sample one = sample();
        Latencies joins = new Latencies(count);
        List<Room> rooms = library.joinMany(count, atOnce, "listener", options, joins, listening);
        awaitTracks(tracks);
        settle();
        Sample all = sample();
        long frames = listening.frames();
        long audible = listening.audible();
        long dropped = listening.dropped();
        Thread.sleep(seconds * 1_000L);
        Sample later = cpu();
        Figures figures = new Figures().with("frames", listening.frames() - frames)
                .with("audible", listening.audible() - audible).with("dropped", listening.dropped() - dropped);
        rooms.forEach(Room::close);
        first.close();
        library.close();
        figures.with("handles_left", sample().of("handles")).with("join_us", joins.percentiles())
                .with("rss_kb", one.kb("rss_mb"), all.kb("rss_mb")).with("heap_kb", one.kb("heap_mb"), all.kb("heap_mb"))
                .with("threads", one.of("os_threads"), all.of("os_threads"))
                .with("descriptors", one.of("descriptors"), all.of("descriptors"))
                .with("nanos", later.nanos() - all.nanos()).with("cpu_nanos", later.cpuNanos() - all.cpuNanos()).print();
    }

    /** A room looks for paths first, and closes the sockets that it does not need when it has found one. */
    private static void settle() throws IOException, InterruptedException {
        long before = -1;
        int calm = 0;
        for (int look = 0; look < MOST_LOOKS && calm < CALM_LOOKS; look++) {
            Thread.sleep(LOOK_MS);
            long now = ProcessStatus.descriptors();
            calm = now == before ? calm + 1 : 0;
            before = now;
        }
    }

    private void awaitTracks(int tracks) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SUBSCRIBED_NANOS;
        while (listening.tracks() < tracks) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("only " + listening.tracks() + " of " + tracks + " tracks were subscribed");
            }
            Thread.sleep(20);
        }
    }

    private Sample sample() throws IOException {
        Map<String, Number> figures = new LinkedHashMap<>();
        new JvmGauge().read(figures);
        new NativeGauge(library.client).read(figures);
        new ProcessGauge().read(figures);
        Sample now = cpu();
        return new Sample(now.nanos(), now.cpuNanos(), figures);
    }

    private static Sample cpu() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Sample(System.nanoTime(), system.getProcessCpuTime(), Map.of());
    }
}
