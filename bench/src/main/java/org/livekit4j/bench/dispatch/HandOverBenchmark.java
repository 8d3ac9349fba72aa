package org.livekit4j.bench.dispatch;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jctools.queues.MpscUnboundedArrayQueue;
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
import org.openjdk.jmh.annotations.TearDown;

/** From the thread that publishes to one that consumes, among 64 subscribers of which one is hot. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandOverBenchmark {
    private static final int SUBSCRIBERS = 64;

    /** Who hands over: ours to a platform or a virtual thread, the JDK's queue, or the fastest known way with JCTools. */
    @Param({"ours", "oursVirtual", "blockingQueue", "jctools"})
    public String way;

    private final Deliveries deliveries = new Deliveries();
    private final Event[] batch = Event.hot(SUBSCRIBERS);
    private Consumer<Event> publisher;
    private Thread consumer;
    private ExecutorService executor;

    @Setup
    public void start() {
        publisher = switch (way) {
            case "ours" -> ours(Thread.ofPlatform().daemon());
            case "oursVirtual" -> ours(Thread.ofVirtual());
            case "blockingQueue" -> blockingQueue();
            default -> jctools();
        };
    }

    private Consumer<Event> ours(Thread.Builder thread) {
        FilteringQueue<Event> queue = new FilteringQueue<>(Event.ADAPTER);
        for (int i = 0; i < SUBSCRIBERS; i++) {
            PullSubscription<Event> subscription = queue.subscribe(
                    SubscriptionSpec.<Event>named("bench").withTypes(Event.STREAM_EVENT).withKeys(Event.key(i)));
            if (i == SUBSCRIBERS / 2) {
                consumer = thread.start(() -> consume(subscription::take));
            }
        }
        return queue::publish;
    }

    private Consumer<Event> blockingQueue() {
        BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
        consumer = Thread.ofPlatform().daemon().start(() -> consume(queue::take));
        return queue::add;
    }

    /** The drain is scheduled only when the queue was empty; work in progress counts what it has not seen yet. */
    private Consumer<Event> jctools() {
        executor = Executors.newSingleThreadExecutor();
        MpscUnboundedArrayQueue<Event> queue = new MpscUnboundedArrayQueue<>(Event.BATCH);
        AtomicInteger workInProgress = new AtomicInteger();
        Runnable drain = () -> {
            int missed = workInProgress.get();
            while (missed != 0) {
                while (queue.relaxedPoll() != null) {
                    deliveries.delivered();
                }
                missed = workInProgress.addAndGet(-missed);
            }
        };
        return event -> {
            queue.offer(event);
            if (workInProgress.getAndIncrement() == 0) {
                executor.execute(drain);
            }
        };
    }

    private interface Source {
        Event take() throws InterruptedException;
    }

    private void consume(Source source) {
        try {
            while (source.take() != null) {
                deliveries.delivered();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long handOver() {
        return deliveries.publish(batch, publisher);
    }

    @TearDown
    public void stop() {
        if (consumer != null) {
            consumer.interrupt();
        }
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
