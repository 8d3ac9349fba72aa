package org.livekit4j.bench.dispatch;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A Disruptor whose handlers filter; each has a thread of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DisruptorBenchmark {
    private static final int SLOTS = 2_048;

    @Param("8")
    public int subscribers;

    private final Deliveries deliveries = new Deliveries();
    private final Disruptor<Slot> disruptor = new Disruptor<>(Slot::new, SLOTS, DaemonThreadFactory.INSTANCE, ProducerType.MULTI,
            new BlockingWaitStrategy());
    private RingBuffer<Slot> ring;
    private Event[] rotating;

    private static final class Slot {
        private Event event;
    }

    @Setup
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array cannot be generic
    public void subscribe() {
        rotating = Event.rotating(subscribers);
        EventHandler<Slot>[] handlers = new EventHandler[subscribers];
        for (int i = 0; i < subscribers; i++) {
            Predicate<Event> predicate = Event.wantedBy(i);
            handlers[i] = (slot, sequence, endOfBatch) -> {
                if (predicate.test(slot.event)) {
                    deliveries.delivered();
                }
            };
        }
        disruptor.handleEventsWith(handlers);
        ring = disruptor.start();
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long rotating() {
        return deliveries.publish(rotating, event -> ring.publishEvent((slot, sequence, e) -> slot.event = e, event));
    }

    @TearDown
    public void close() {
        disruptor.halt();
    }
}
