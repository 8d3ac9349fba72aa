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

/** Ours: put, and taken by the one who wants it, on the same thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FilteringQueueBenchmark {
    @Param("8")
    public int subscribers;

    private final FilteringQueue<Event> queue = new FilteringQueue<>(Event.ADAPTER);
    private PullSubscription<Event>[] subscriptions;
    private Event[] rotating;
    private Event[] hot;
    private final Event[] unwanted = Event.unwanted();

    @Setup
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array cannot be generic
    public void subscribe() {
        subscriptions = new PullSubscription[subscribers];
        for (int i = 0; i < subscribers; i++) {
            SubscriptionSpec<Event> spec = SubscriptionSpec.<Event>named("bench").withTypes(Event.STREAM_EVENT)
                    .withKeys(Event.key(i));
            subscriptions[i] = queue.subscribe(spec);
        }
        rotating = Event.rotating(subscribers);
        hot = Event.hot(subscribers);
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long rotating() {
        long sum = 0;
        int next = 0;
        for (Event event : rotating) {
            queue.publish(event);
            sum += subscriptions[next].poll().payload();
            next = next + 1 == subscribers ? 0 : next + 1;
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long hot() {
        long sum = 0;
        PullSubscription<Event> subscription = subscriptions[subscribers / 2];
        for (Event event : hot) {
            queue.publish(event);
            sum += subscription.poll().payload();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public void miss() {
        for (Event event : unwanted) {
            queue.publish(event);
        }
    }
}
