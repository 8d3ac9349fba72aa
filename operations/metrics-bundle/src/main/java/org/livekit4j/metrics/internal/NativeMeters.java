package org.livekit4j.metrics.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.SubscriberStatistics;

/** Meters of the native library, and of the queue of its events. */
final class NativeMeters {
    private static final String EVENTS = "livekit.native.events";
    private static final String EVENTS_ARE = "events of the native library";
    private static final String QUEUE_EVENTS = "livekit.queue.events";
    private static final String QUEUE_EVENTS_ARE = "events in the queue; delivered and dropped ones once for each subscriber";

    private NativeMeters() {}

    static Meters of(MeterRegistry registry, FfiClient client) {
        Meters meters = new Meters(registry)
                .counter(EVENTS, EVENTS_ARE, () -> client.events().answers(), "outcome", "answer")
                .counter(EVENTS, EVENTS_ARE, () -> client.events().routed(), "outcome", "routed")
                .counter(EVENTS, EVENTS_ARE, () -> client.events().unwanted(), "outcome", "unwanted")
                .counter(EVENTS, EVENTS_ARE, () -> client.events().failed(), "outcome", "failed")
                .counter(EVENTS, EVENTS_ARE, () -> client.events().lost(), "outcome", "lost")
                .gauge("livekit.native.parked", "events that wait for a queue, because there is none",
                        () -> client.events().parked())
                .counter("livekit.native.panics", "panics that the native library reported", () -> client.health().panics());
        for (HandleKind kind : HandleKind.values()) {
            meters.gauge("livekit.native.handles", "native handles that are live",
                    () -> client.handles().liveByKind().getOrDefault(kind, 0L), "kind", tag(kind));
        }
        return meters;
    }

    static Meters of(MeterRegistry registry, FfiEventQueue queue) {
        Meters meters = new Meters(registry)
                .gauge("livekit.queue.subscribers", "subscribers of the event queue",
                        () -> queue.statistics().subscribers().size())
                .gauge("livekit.queue.depth", "events that wait for subscribers",
                        () -> queue.statistics().subscribers().stream().mapToLong(SubscriberStatistics::depth).sum());
        for (Lane lane : Lane.values()) {
            meters.counter(QUEUE_EVENTS, QUEUE_EVENTS_ARE, () -> lane(queue, lane).filtered(), "lane", tag(lane), "outcome",
                    "filtered")
                    .counter(QUEUE_EVENTS, QUEUE_EVENTS_ARE, () -> lane(queue, lane).delivered(), "lane", tag(lane), "outcome",
                            "delivered")
                    .counter(QUEUE_EVENTS, QUEUE_EVENTS_ARE, () -> lane(queue, lane).dropped(), "lane", tag(lane), "outcome",
                            "dropped");
        }
        return meters;
    }

    private static LaneStatistics lane(FfiEventQueue queue, Lane lane) {
        return queue.statistics().lanes().get(lane);
    }

    static String tag(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
