package org.livekit4j.media.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.Polling;
import org.livekit4j.media.management.ProcessorControl;
import org.livekit4j.media.spi.ProcessorCall;

/**
 * Matches the processors of one medium with its streams, in whatever order they appear. Safe for use by several threads.
 * Processors are called only on the streams' own threads.
 *
 * @param <F> the frame
 * @param <P> the processor
 */
public final class Processors<F, P> implements PlugInContainer<P>, AutoCloseable {
    /** How long a processor that goes waits for its calls. */
    private static final long CALLS_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How long all of this waits for the streams to deliver the rest: a little longer than a stream gives itself. */
    private static final long STREAMS_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final Class<P> type;
    private final ProcessorCall<F, P> call;
    private final LateCallWatchdog watch;
    private final AtomicLong others = new AtomicLong();
    /** Held for changes. No processor is called under it. */
    private final ReentrantLock lock = new ReentrantLock();
    private final List<HostedProcessor<F, P>> processors = new ArrayList<>();
    private final Set<StreamProcessors<F, P>> streams = new LinkedHashSet<>();
    private final LossWatch losses;
    private boolean closed;
    private volatile Set<String> excluded = Set.of();
    private volatile ProcessorRules rules = ProcessorRules.DEFAULTS;

    /** @param type the processors' interface */
    public Processors(Class<P> type, ProcessorCall<F, P> call) {
        this.type = Objects.requireNonNull(type, "type is null");
        this.call = Objects.requireNonNull(call, "call is null");
        this.watch = new LateCallWatchdog("watch of " + kind());
        this.losses = new LossWatch(kind());
    }

    @Override
    public Class<P> type() {
        return type;
    }

    @Override
    public ActivePlugIn host(PlugInIdentity identity, InstanceProvider<P> source, Map<String, ?> properties) {
        HostedProcessor<F, P> added = new HostedProcessor<>(this, identity, source, call, properties);
        change(() -> {
            if (closed) {
                throw new IllegalStateException("the service that calls " + kind() + "s is gone");
            }
            processors.add(added);
        });
        return added;
    }

    /** Adds a processor that is no service. */
    public UpdatableRegistration add(P processor, Map<String, ?> properties) {
        Objects.requireNonNull(processor, "processor is null");
        return host(new PlugInIdentity(-others.incrementAndGet(), processor.getClass().getName(), -1, ""),
                InstanceProvider.of(processor), properties);
    }

    /** Adopts other rules, for streams that are open as well. */
    public void configure(ProcessorRules newRules) {
        change(() -> rules = newRules);
    }

    ProcessorRules rules() {
        return rules;
    }

    /** As {@link ProcessorControl#exclude}. */
    List<String> exclude(String processor) {
        List<String> meant = meant(processor);
        if (!meant.isEmpty()) {
            change(() -> excluded = Stream.concat(excluded.stream(), Stream.of(processor)).collect(Collectors.toSet()));
        }
        return meant;
    }

    /** As {@link ProcessorControl#include}. */
    List<String> include(String processor) {
        List<String> meant = meant(processor);
        change(() -> excluded = excluded.stream().filter(name -> !name.equals(processor)).collect(Collectors.toSet()));
        if (hosted().stream().anyMatch(one -> meant.contains(one.name()) && rules.excludes(one))) {
            throw new IllegalStateException(processor + " is excluded by the configuration, property processors.excluded");
        }
        return meant;
    }

    private List<String> meant(String entry) {
        return hosted().stream().filter(one -> ProcessorRules.means(entry, one)).map(ActivePlugIn::name).toList();
    }

    @Override
    public boolean excludes(ActivePlugIn processor) {
        return rules.excludes(processor) || ProcessorRules.mean(excluded, processor);
    }

    @Override
    public List<String> unmatched() {
        List<ActivePlugIn> all = hosted();
        return Stream.concat(rules.excluded().stream(), rules.order().stream()).distinct()
                .filter(entry -> all.stream().noneMatch(one -> ProcessorRules.means(entry, one))).sorted().toList();
    }

    /** What became of the frames of all streams that there are and were. */
    LossWatch losses() {
        return losses;
    }

    /** Also waits for instances that are just being given back, because the service that made them is about to go. */
    void remove(HostedProcessor<F, P> processor) {
        long deadline = System.nanoTime() + timeout(processor);
        change(() -> processors.remove(processor));
        Polling.await(processor::isGivenBack, deadline);
    }

    /** Makes a change, arranges the processors of all streams anew, and waits for the calls of those that went. */
    void change(Runnable change) {
        List<ProcessorStage<F, P>> gone = new ArrayList<>();
        lock.lock();
        try {
            change.run();
            ProcessorRules now = rules;
            processors.sort(Comparator.<HostedProcessor<F, P>>comparingInt(now::place).thenComparing(HostedProcessor.ORDER));
            streams.forEach(stream -> gone.addAll(stream.arrange(included())));
        } finally {
            lock.unlock();
        }
        long now = System.nanoTime();
        gone.forEach(place -> place.close(now + timeout(place.processor())));
        gone.forEach(ProcessorStage::release);
    }

    private List<HostedProcessor<F, P>> included() {
        return processors.stream().filter(processor -> !excludes(processor)).toList();
    }

    private static long timeout(HostedProcessor<?, ?> processor) {
        return Math.min(CALLS_NANOS, processor.timeoutNanos());
    }

    int streams(HostedProcessor<F, P> processor) {
        lock.lock();
        try {
            return (int) streams.stream().filter(stream -> stream.has(processor)).count();
        } finally {
            lock.unlock();
        }
    }

    /** A stream is about to be opened. It says when it is over. */
    public StreamProcessors<F, P> attach(ProcessedStream<F> stream) {
        StreamProcessors<F, P> added = new StreamProcessors<>(stream, watch, this::detach);
        lock.lock();
        try {
            if (!closed) {
                streams.add(added);
                added.arrange(included());
            }
        } finally {
            lock.unlock();
        }
        losses.add(stream);
        return added;
    }

    private void detach(StreamProcessors<F, P> stream) {
        losses.remove(stream.stream());
        List<ProcessorStage<F, P>> gone;
        lock.lock();
        try {
            gone = stream.clear();
            streams.remove(stream);
        } finally {
            lock.unlock();
        }
        if (!gone.isEmpty()) { // returning an instance calls its bundle, which the close of a stream does not wait for
            try {
                CallbackThreads.factory("end of processors").newThread(() -> end(gone)).start();
            } catch (OutOfMemoryError e) {
                end(gone);
            }
        }
    }

    /** Takes no memory. */
    private static void end(List<? extends ProcessorStage<?, ?>> gone) {
        for (int i = 0; i < gone.size(); i++) {
            gone.get(i).close();
            gone.get(i).release();
        }
    }

    /** Looks after something of a stream from now on. */
    public void watch(Watched more) {
        watch.add(more);
    }

    /** The streams that are open, the oldest first. */
    public List<StreamStatus> streams() {
        lock.lock();
        try {
            return streams.stream().map(StreamProcessors::status).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<ActivePlugIn> hosted() {
        lock.lock();
        try {
            return List.copyOf(processors);
        } finally {
            lock.unlock();
        }
    }

    /** Lets streams that are about to end deliver what they have, for a moment. Then no processor is called any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        Polling.await(() -> streams().isEmpty(), System.nanoTime() + STREAMS_NANOS);
        change(processors::clear);
        watch.close();
        losses.close();
    }
}
