package org.livekit4j.bench.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import org.osgi.util.pushstream.PushStream;
import org.osgi.util.pushstream.PushStreamProvider;
import org.osgi.util.pushstream.SimplePushEventSource;

/** OSGi's push streams, which filter; they have a thread of their own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PushStreamBenchmark {
    private static final int BUFFER = 4_096;

    @Param("8")
    public int subscribers;

    private final Deliveries deliveries = new Deliveries();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<PushStream<Event>> streams = new ArrayList<>();
    private SimplePushEventSource<Event> source;
    private Event[] rotating;

    @Setup
    public void subscribe() {
        rotating = Event.rotating(subscribers);
        PushStreamProvider provider = new PushStreamProvider();
        source = provider.buildSimpleEventSource(Event.class).withExecutor(executor)
                .withBuffer(new ArrayBlockingQueue<>(BUFFER)).build();
        for (int i = 0; i < subscribers; i++) {
            PushStream<Event> stream = provider.buildStream(source).unbuffered().withExecutor(executor).withScheduler(scheduler)
                    .build();
            stream.filter(Event.wantedBy(i)::test).forEach(event -> deliveries.delivered());
            streams.add(stream);
        }
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long rotating() {
        return deliveries.publish(rotating, source::publish);
    }

    @TearDown
    public void close() {
        source.close();
        executor.shutdownNow();
        scheduler.shutdownNow();
    }
}
