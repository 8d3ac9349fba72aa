package org.livekit4j.bench.dispatch;

import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
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

/** The publisher of the JDK, whose subscribers filter; it has threads of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SubmissionPublisherBenchmark {
    private static final int BUFFER = 256;

    @Param("8")
    public int subscribers;

    private final Deliveries deliveries = new Deliveries();
    private final ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
    private final SubmissionPublisher<Event> publisher = new SubmissionPublisher<>(pool, BUFFER);
    private Event[] rotating;

    /**
     * As long as one thread alone publishes, the JDK's publisher puts an element without a fence before it looks whether the
     * subscriber is awake; so the last one of a batch may lie there until another one comes. One element of another thread
     * switches that off for good.
     */
    @Setup
    public void subscribe() throws InterruptedException {
        rotating = Event.rotating(subscribers);
        for (int i = 0; i < subscribers; i++) {
            publisher.subscribe(new Filter(Event.wantedBy(i)));
        }
        Thread other = Thread.ofPlatform().start(() -> publisher.submit(Event.unwanted()[0]));
        other.join();
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long rotating() {
        return deliveries.publish(rotating, publisher::submit);
    }

    @TearDown
    public void close() {
        publisher.close();
        pool.shutdownNow();
    }

    private final class Filter implements Flow.Subscriber<Event> {
        private final Predicate<Event> predicate;

        Filter(Predicate<Event> predicate) {
            this.predicate = predicate;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Event event) {
            if (predicate.test(event)) {
                deliveries.delivered();
            }
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onComplete() {
            // the benchmark is over
        }
    }
}
