package org.livekit4j.bench.meeting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.livekit4j.bench.measure.Allocation;
import org.livekit4j.bench.measure.Figures;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;

/**
 * The meeting through ours, from the native callback to the consumers: {@code REPLAY TRAFFIC WAY STALLED EVENTS RATE}. The way is
 * {@code filtered} or {@code broadcast}; a rate of 0 is as fast as can be.
 */
public final class MeetingClient {
    private static final long TIMEOUT_MILLIS = 120_000;

    private final boolean broadcast;
    private final boolean stalled;
    private final CountDownLatch stall = new CountDownLatch(1);
    private final Lags lags;
    private final List<Attendee> attendees = new ArrayList<>();

    private MeetingClient(boolean broadcast, boolean stalled, long events) {
        lags = new Lags(events);
        this.broadcast = broadcast;
        this.stalled = stalled;
        Meeting meeting = new Meeting();
        attend(Kind.ROOM, FfiEvent.ROOM_EVENT_FIELD_NUMBER, "room_event.active_speakers_changed", 0);
        attend(Kind.ANSWER, FfiEvent.CAPTURE_AUDIO_FRAME_FIELD_NUMBER, "capture_audio_frame", 0);
        for (long stream : meeting.audioStreams()) {
            attend(Kind.AUDIO, FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, "audio_stream_event", stream);
        }
        for (long stream : meeting.videoStreams()) {
            attend(Kind.VIDEO, FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER, "video_stream_event", stream);
        }
    }

    private void attend(Kind kind, int type, String typeName, long key) {
        boolean first = attendees.stream().noneMatch(attendee -> attendee.kind() == kind);
        attendees.add(new Attendee(kind, type, typeName, key, lags, stalled && kind == Kind.AUDIO && first ? stall : null));
    }

    public static void main(String[] args) throws Exception {
        long events = Long.parseLong(args[4]);
        new MeetingClient(args[2].equals("broadcast"), args[3].equals("stalled"), events).run(Path.of(args[0]), Path.of(args[1]),
                events, Long.parseLong(args[5]));
        Runtime.getRuntime().halt(0);
    }

    private void run(Path library, Path traffic, long events, long rate) throws Exception {
        Replay replay = new Replay(library);
        FfiClient client = FfiClients.open(FfiOptions.DEFAULTS.withLibrary(library));
        OwnedFfiEventQueue queue = FfiQueues.open(client);
        for (Attendee attendee : attendees) {
            queue.subscribe(attendee, broadcast ? Map.of() : attendee.properties());
        }
        long before = Memory.live();
        Memory.forgetPeak();
        long residentBefore = Memory.residentKb();
        Allocation allocation = new Allocation();
        replay.start(traffic, events, rate);
        long heapPeak = awaitEnd(replay);
        long backlog = awaitConsumers(queue);
        Replay.Progress progress = replay.progress();
        long allocated = allocation.bytes();
        long peakKb = Memory.peakKb();
        long retained = Memory.live() - before;
        QueueStatistics statistics = queue.statistics();
        long[] lagsOfBeginning = lags.beginning().percentiles();
        long[] lagsOfRest = lags.rest().percentiles();
        long[] got = got();
        stall.countDown();
        queue.close();
        Replay.Progress end = replay.progress();
        new Figures().with("sent", progress.sent()).with("nanos", progress.endedNanos() - progress.startedNanos())
                .with("retained", retained).with("heap_peak", heapPeak - before).with("rss_before_kb", residentBefore)
                .with("rss_peak_kb", peakKb).with("rss_kb", Memory.residentKb()).with("allocated", allocated)
                .with("beginning_lag_us", lagsOfBeginning).with("lag_us", lagsOfRest).with("kinds", progress.kinds())
                .with("got", got)
                .with("lost", lost(statistics)).with("backlog", backlog).with("created", end.created())
                .with("released", end.released()).print();
    }

    /** Returns the most that was on the heap meanwhile. */
    private static long awaitEnd(Replay replay) throws InterruptedException {
        long peak = 0;
        while (replay.progress().endedNanos() == 0) {
            peak = Math.max(peak, Memory.used());
            Thread.sleep(5);
        }
        return Math.max(peak, Memory.used());
    }

    /** Waits until those who consume have nothing left; returns what waits for the others. */
    private long awaitConsumers(OwnedFfiEventQueue queue) throws InterruptedException, IOException {
        long deadline = System.currentTimeMillis() + TIMEOUT_MILLIS;
        while (System.currentTimeMillis() < deadline) {
            List<SubscriberStatistics> busy = queue.statistics().subscribers().stream().filter(s -> s.depth() > 0).toList();
            if (busy.isEmpty() || stalled && busy.size() == 1) {
                Thread.sleep(100);
                return busy.stream().mapToLong(SubscriberStatistics::depth).sum();
            }
            Thread.sleep(5);
        }
        throw new IOException("the consumers did not come to an end");
    }

    /** What consumers of each kind got. */
    private long[] got() {
        return Arrays.stream(Kind.values()).mapToLong(
                kind -> attendees.stream().filter(attendee -> attendee.kind() == kind).mapToLong(Attendee::got).sum()).toArray();
    }

    /** What was lost in each lane. */
    private static long[] lost(QueueStatistics statistics) {
        return Arrays.stream(Lane.values()).mapToLong(lane -> statistics.lanes().get(lane).dropped()).toArray();
    }
}
