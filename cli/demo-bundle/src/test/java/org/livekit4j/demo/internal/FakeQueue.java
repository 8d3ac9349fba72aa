package org.livekit4j.demo.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.queue.FfiEventFilter;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;

/** Statistics, and nothing else. */
final class FakeQueue implements FfiEventQueue {
    volatile long events;

    @Override
    public UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties, FfiEventFilter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public QueueStatistics statistics() {
        Map<Lane, LaneStatistics> lanes = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new LaneStatistics(lane == Lane.AUDIO ? events : 0, 0, 0, 0));
        }
        return new QueueStatistics(lanes, List.of());
    }
}
