package org.livekit4j.bench.soak.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.livekit4j.bench.soak.ServerAccess;
import org.livekit4j.bench.soak.Services;
import org.livekit4j.bench.soak.SoakOptions;
import org.livekit4j.bench.soak.media.LineFactory;
import org.livekit4j.bench.soak.report.Reports;
import org.livekit4j.video.VideoFrame;

/** Good users, from the first round to the last: whatever others do, they have to get what they wait for. */
public final class Controls implements AutoCloseable {
    /** Of the packets that everybody in a control room gets each second. */
    public static final String TOPIC = "beat";
    /** The name of the track that is always published in a control room. */
    public static final String VOICE = "control-voice";
    /** The longest that anybody waits. */
    public static final Duration LIMIT = Duration.ofSeconds(20);
    static final byte[] PAYLOAD = "beat".getBytes(StandardCharsets.US_ASCII);
    private static final long SLOW_MILLIS = 20;

    private final Deque<Runnable> open = new ArrayDeque<>();

    private Controls() {}

    /** One room is calm; into the other one hostile peers come, and one of its listeners is slow. */
    public static Controls start(SoakOptions options, Services services, ServerAccess server, Reports reports) {
        Controls controls = new Controls();
        controls.open.push(new ControlStream<>("sound", LIMIT, LineFactory.AUDIO, services, reports, frame -> {
        })::close);
        controls.open.push(
                new ControlStream<>("pictures", LIMIT, LineFactory.VIDEO, services, reports, VideoFrame::close)::close);
        controls.open.push(new ControlRoom(options.calmRoom(), LIMIT, services, server, reports)::close);
        controls.open.push(
                new ControlRoom(options.crowdedRoom(), LIMIT, services, server, reports, (room, event) -> sleep())::close);
        return controls;
    }

    private static void sleep() {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
    }
}
