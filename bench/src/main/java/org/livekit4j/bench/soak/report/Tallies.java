package org.livekit4j.bench.soak.report;

import java.util.concurrent.atomic.LongAdder;

/** What the soak counts itself. */
public final class Tallies {
    /** Calls of the API. */
    public final LongAdder calls = new LongAdder();
    /** Calls that failed as they are documented to. */
    public final LongAdder refused = new LongAdder();
    /** Frames that consumers got. */
    public final LongAdder frames = new LongAdder();
    /** Frames that streams have dropped. */
    public final LongAdder droppedFrames = new LongAdder();
    /** Streams that are open. */
    public final LongAdder streams = new LongAdder();
    /** Rooms that are open. */
    public final LongAdder rooms = new LongAdder();
    /** Rooms that were joined. */
    public final LongAdder joins = new LongAdder();
    public final LongAdder reconnects = new LongAdder();
    /** Tracks that were published, published again or subscribed to, each in each room. */
    public final LongAdder tracks = new LongAdder();
    /** Of them, those in rooms that were left since. */
    public final LongAdder tracksLeft = new LongAdder();
    /** Room events that listeners were told. */
    public final LongAdder roomEvents = new LongAdder();
    /** What users' code did wrong. */
    public final LongAdder misdeeds = new LongAdder();
}
