package org.livekit4j.bench.dispatch;

import java.util.concurrent.TimeUnit;
import org.livekit4j.queue.FilteringQueue;
import org.livekit4j.queue.PullSubscription;
import org.livekit4j.queue.SubscriptionSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Events of one room, put and taken, among so many rooms in one process, each with the subscriptions that a room has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RoomsBenchmark {
    private static final int RPC_INVOCATION = 24;
    private static final int STREAMS = 4;
    /** Of so many events one is the room's own; the others are its streams'. */
    private static final int ROOM_EVENT_EVERY = 16;

    @Param("16")
    public int rooms;

    private final FilteringQueue<Event> queue = new FilteringQueue<>(Event.ADAPTER);
    private PullSubscription<Event>[] takers;
    private final Event[] batch = new Event[Event.BATCH];

    @Setup
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array cannot be generic
    public void join() {
        takers = new PullSubscription[Event.BATCH];
        for (int room = 0; room < rooms; room++) {
            int first = room * (STREAMS + 2);
            PullSubscription<Event> control = queue.subscribe(SubscriptionSpec.<Event>named("room")
                    .withTypes(Event.ROOM_EVENT, RPC_INVOCATION).withKeys(Event.key(first), Event.key(first + 1)));
            PullSubscription<Event>[] streams = new PullSubscription[STREAMS];
            for (int i = 0; i < STREAMS; i++) {
                streams[i] = queue.subscribe(SubscriptionSpec.<Event>named("stream").withTypes(Event.STREAM_EVENT)
                        .withKeys(Event.key(first + 2 + i)));
            }
            if (room == rooms / 2) {
                traffic(first, control, streams);
            }
        }
    }

    private void traffic(int first, PullSubscription<Event> control, PullSubscription<Event>[] streams) {
        for (int i = 0; i < batch.length; i++) {
            boolean own = i % ROOM_EVENT_EVERY == 0;
            int stream = i % STREAMS;
            batch[i] = own
                    ? new Event(Event.ROOM_EVENT, Event.key(first), i)
                    : new Event(Event.STREAM_EVENT, Event.key(first + 2 + stream), i);
            takers[i] = own ? control : streams[stream];
        }
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long oneRoom() {
        long sum = 0;
        for (int i = 0; i < batch.length; i++) {
            queue.publish(batch[i]);
            sum += takers[i].poll().payload();
        }
        return sum;
    }
}
