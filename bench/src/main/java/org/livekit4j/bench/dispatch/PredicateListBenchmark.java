package org.livekit4j.bench.dispatch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
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

/** Each subscriber has a predicate, which is asked about every event, and a queue. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PredicateListBenchmark {
    @Param("8")
    public int subscribers;

    private final List<Subscriber> list = new CopyOnWriteArrayList<>();
    private Subscriber[] array;
    private Event[] rotating;
    private Event[] hot;
    private final Event[] unwanted = Event.unwanted();

    private record Subscriber(Predicate<Event> predicate, LinkedBlockingQueue<Event> queue) {}

    @Setup
    public void subscribe() {
        for (int i = 0; i < subscribers; i++) {
            list.add(new Subscriber(Event.wantedBy(i), new LinkedBlockingQueue<>()));
        }
        array = list.toArray(Subscriber[]::new);
        rotating = Event.rotating(subscribers);
        hot = Event.hot(subscribers);
    }

    private void publish(Event event) {
        for (Subscriber subscriber : list) {
            if (subscriber.predicate.test(event)) {
                subscriber.queue.add(event);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long rotating() {
        long sum = 0;
        int next = 0;
        for (Event event : rotating) {
            publish(event);
            sum += array[next].queue.poll().payload();
            next = next + 1 == subscribers ? 0 : next + 1;
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long hot() {
        long sum = 0;
        for (Event event : hot) {
            publish(event);
            sum += array[subscribers / 2].queue.poll().payload();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public void miss() {
        for (Event event : unwanted) {
            publish(event);
        }
    }
}
