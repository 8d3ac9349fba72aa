package org.livekit4j.bench.queueing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.queue.FilteringQueue;
import org.livekit4j.queue.PullSubscription;
import org.livekit4j.queue.SubscriptionSpec;

/**
 * The traffic of a meeting through ours: {@code TRAFFIC SUBSCRIBERS SECONDS STREAMS}; the streams are the handles of the four
 * audio and the four video streams, with commas. Put and taken on one thread, in batches, as in the Python client.
 */
public final class QueueClient {
    private static final int EVENTS = 64_000;
    private static final int BATCH = 32;
    private static final int IDLE_KEYS = 5_000;

    private final FilteringQueue<NativeEvent> queue = new FilteringQueue<>(new ReplayedEvents());
    private final List<PullSubscription<NativeEvent>> active = new ArrayList<>();
    private final WireReader wire = new WireReader();
    private final List<byte[]> traffic;
    private final List<ReplayedEvent> events;
    private long putNanos;
    private long takeNanos;
    private long count;
    private long taken;

    private QueueClient(List<byte[]> traffic) {
        this.traffic = traffic;
        events = traffic.stream().map(bytes -> new ReplayedEvent(bytes, wire)).toList();
        events.forEach(ReplayedEvent::message);
    }

    public static void main(String[] args) throws Exception {
        QueueClient client = new QueueClient(Traffic.read(Path.of(args[0]), EVENTS));
        long[] streams = Arrays.stream(args[3].split(",")).mapToLong(Long::parseLong).toArray();
        client.subscribe(Integer.parseInt(args[1]), streams);
        double seconds = Double.parseDouble(args[2]);
        client.run(seconds, false);
        String plain = client.run(seconds, false);
        client.run(seconds, true);
        String parsed = client.run(seconds, true);
        System.out.printf("{\"plain\":%s,\"parsed\":%s}%n", plain, parsed);
    }

    /** In the order of the Python client: the first streams, the room, the answers, the other streams, then idle ones. */
    private void subscribe(int subscribers, long[] streams) {
        int audio = FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER;
        int video = FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER;
        List<SubscriptionSpec<NativeEvent>> specs = new ArrayList<>(List.of(stream(audio, streams[0]), stream(video, streams[4]),
                SubscriptionSpec.<NativeEvent>named("room").withTypes(FfiEvent.ROOM_EVENT_FIELD_NUMBER),
                SubscriptionSpec.<NativeEvent>named("answers").withTypes(FfiEvent.CAPTURE_AUDIO_FRAME_FIELD_NUMBER)));
        for (int i = 1; i < 4; i++) {
            specs.add(stream(audio, streams[i]));
            specs.add(stream(video, streams[4 + i]));
        }
        LongStream.range(specs.size(), subscribers)
                .forEach(i -> specs.add(stream(i % 2 == 0 ? audio : video, IDLE_KEYS + i)));
        for (int i = 0; i < subscribers; i++) {
            PullSubscription<NativeEvent> subscription = queue.subscribe(specs.get(i));
            if (i < 10) {
                active.add(subscription);
            }
        }
    }

    private static SubscriptionSpec<NativeEvent> stream(int type, long key) {
        return SubscriptionSpec.<NativeEvent>named("stream").withTypes(type).withKeys(key);
    }

    /** Figures of what it took for each event put, in microseconds. */
    private String run(double seconds, boolean parsing) {
        putNanos = takeNanos = count = taken = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int from = 0; System.nanoTime() < end; from = (from + BATCH) % EVENTS) {
            batch(from, parsing);
        }
        return String.format(Locale.ROOT, "{\"put_us\":%.4f,\"take_us\":%.4f,\"taken\":%.3f}", putNanos / 1e3 / count,
                takeNanos / 1e3 / count, (double) taken / count);
    }

    private void batch(int from, boolean parsing) {
        long start = System.nanoTime();
        for (int i = from; i < from + BATCH; i++) {
            queue.publish(parsing ? new ReplayedEvent(traffic.get(i), wire) : events.get(i));
        }
        long put = System.nanoTime();
        for (PullSubscription<NativeEvent> subscription : active) {
            for (NativeEvent event; (event = subscription.poll()) != null; taken++) {
                if (event.message().getMessageCase() == FfiEvent.MessageCase.MESSAGE_NOT_SET) {
                    throw new IllegalStateException("an empty event");
                }
                event.close();
            }
        }
        long end = System.nanoTime();
        putNanos += put - start;
        takeNanos += end - put;
        count += BATCH;
    }
}
