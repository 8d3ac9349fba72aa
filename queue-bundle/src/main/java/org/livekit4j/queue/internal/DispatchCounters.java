package org.livekit4j.queue.internal;

import java.util.EnumMap;
import java.util.Map;
import org.livekit4j.ffi.StripedCounters;
import org.livekit4j.queue.EventAdapter;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;

/** The fate of the events, counted by lane. */
public final class DispatchCounters<E> {
    private static final int LANES = Lane.values().length;
    private static final int FILTERED = 0;
    private static final int WANTED = LANES;
    private static final int MORE = 2 * LANES;
    private static final int DROPPED = 3 * LANES;

    final EventAdapter<E> adapter;
    private final StripedCounters counters = new StripedCounters(4 * LANES);

    public DispatchCounters(EventAdapter<E> adapter) {
        this.adapter = adapter;
    }

    /** An event of this type was wanted by nobody. */
    public void missed(int type) {
        counters.add(FILTERED + lane(type), 1);
    }

    /** The event was handed to so many. */
    void handed(E event, int subscribers) {
        int lane = lane(adapter.type(event));
        if (subscribers == 0) {
            counters.add(FILTERED + lane, 1);
        } else {
            counters.add(WANTED + lane, 1);
            if (subscribers > 1) {
                counters.add(MORE + lane, subscribers - 1);
            }
        }
    }

    /** One that it was handed to lost the event. */
    void dropped(E event) {
        counters.add(DROPPED + lane(adapter.type(event)), 1);
    }

    private int lane(int type) {
        return adapter.lane(type).ordinal();
    }

    public Map<Lane, LaneStatistics> lanes() {
        Map<Lane, LaneStatistics> lanes = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            int i = lane.ordinal();
            long dropped = counters.sum(DROPPED + i);
            long filtered = counters.sum(FILTERED + i);
            long wanted = counters.sum(WANTED + i);
            long delivered = wanted + counters.sum(MORE + i) - dropped;
            lanes.put(lane, new LaneStatistics(filtered + wanted, filtered, delivered, dropped));
        }
        return lanes;
    }
}
