package org.livekit4j.bench.soak.plain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.report.Calls;
import org.livekit4j.bench.soak.user.Temper;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistry;

/** Subscribers to native events that come, change and go, keep events, and do what their temper wants. */
final class EventSubscribers implements Workload {
    private static final int MOST = 5;

    private final SubscriberRegistry registry;

    EventSubscribers(SubscriberRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void run(Round round) throws Exception {
        Calls calls = round.reports().calls();
        Deque<UpdatableRegistration> registered = new ArrayDeque<>();
        while (round.awaitTurn()) {
            UpdatableRegistration one = calls.ask("subscribe", () -> registry.register(subscriber(round), properties(round)));
            if (one != null) {
                registered.add(one);
            }
            round.pause(800);
            if (!registered.isEmpty()) {
                calls.run("update subscriber", () -> registered.peek().update(properties(round)));
            }
            if (registered.size() > round.random().nextInt(MOST)) {
                calls.run("unsubscribe", registered.poll()::close);
            }
        }
        for (UpdatableRegistration one : registered) {
            calls.run("unsubscribe", one::close);
        }
    }

    private static FfiEventSubscriber subscriber(Round round) {
        Temper temper = Temper.mostlyGood(round, 2);
        return event -> {
            temper.show();
            if (round.oneIn(50)) {
                NativeEvent kept = event.retain();
                Thread.ofVirtual().name("soak keeping").start(kept::close);
            }
        };
    }

    private static Map<String, Object> properties(Round round) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(QueueConstants.QUEUE_CAPACITY, round.oneOf(1, 50, 1_000));
        properties.put(QueueConstants.QUEUE_OVERFLOW, round.oneOf("DROP_OLDEST", "DROP_NEWEST", "KEEP_LATEST"));
        if (!round.oneIn(4)) {
            properties.put(QueueConstants.EVENT_TYPES,
                    round.oneOf("room_event", "audio_stream_event", "video_stream_event", "logs",
                            "nonsense"));
        }
        return properties;
    }
}
