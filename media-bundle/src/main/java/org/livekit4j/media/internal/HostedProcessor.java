package org.livekit4j.media.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.livekit4j.configuration.WhiteboardProperties;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.media.spi.InvalidFrameException;
import org.livekit4j.media.spi.ProcessorCall;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.text.Printable;
import org.livekit4j.time.Durations;
import org.livekit4j.track.StreamInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A processor that is in use, on any number of streams. */
final class HostedProcessor<F, P> implements ActivePlugIn {
    /** The highest ranking first, then who was there first: services by their id, which is positive, then the others. */
    static final Comparator<HostedProcessor<?, ?>> ORDER = Comparator
            .<HostedProcessor<?, ?>>comparingInt(processor -> processor.settings.ranking()).reversed()
            .thenComparing(processor -> processor.id() < 0).thenComparingLong(processor -> Math.abs(processor.id()));
    private static final Logger LOG = LoggerFactory.getLogger(HostedProcessor.class);
    private final Processors<F, P> host;
    private final PlugInIdentity identity;
    private final Supply<P> supply;
    private final ProcessorCall<F, P> call;
    private final Consumer<F> giveUp;
    private final PlugInTally tally = new PlugInTally();
    private final UserCode guard = new UserCode(LOG, this::failing);
    private final UserCode releasing = new UserCode(LOG, () -> this + ", one of whose frames was released,");
    /** On whichever streams, also on those that have ended while it was called: until its instance is given back. */
    private final Set<ProcessorStage<F, P>> places = ConcurrentHashMap.newKeySet();
    private volatile PlugInSettings settings;
    /** The stream on which it failed last. */
    private volatile String failedOn = "";
    /** Empty: the rules say. */
    private volatile Optional<Duration> timeout;

    HostedProcessor(Processors<F, P> host, PlugInIdentity identity, InstanceProvider<P> source, ProcessorCall<F, P> call,
            Map<String, ?> properties) {
        this.host = host;
        this.identity = identity;
        this.supply = new Supply<>(source, this::toString);
        this.call = call;
        this.giveUp = call::release;
        set(PlugInSettings.of(identity, properties), timeout(properties));
    }

    private static Optional<Duration> timeout(Map<String, ?> properties) {
        return WhiteboardProperties.of(properties).integer(PlugInConstants.TIMEOUT_MS, 1).map(Duration::ofMillis);
    }

    private void set(PlugInSettings newSettings, Optional<Duration> newTimeout) {
        settings = newSettings;
        timeout = newTimeout;
    }

    @Override
    public void update(Map<String, ?> properties) {
        PlugInSettings newSettings = PlugInSettings.of(identity, properties);
        Optional<Duration> newTimeout = timeout(properties);
        supply.recover();
        host.change(() -> set(newSettings, newTimeout));
    }

    @Override
    public void close() {
        host.remove(this);
    }

    @Override
    public PlugInStatistics statistics() {
        return tally.statistics(settings, host.streams(this), guard.failures() + supply.failures());
    }

    @Override
    public Optional<String> failure() {
        return supply.failure();
    }

    @Override
    public PlugInIdentity identity() {
        return identity;
    }

    long id() {
        return identity.id();
    }

    @Override
    public String name() {
        return settings.name();
    }

    long timeoutNanos() {
        return Durations.nanos(timeout.orElseGet(() -> host.rules().timeout()));
    }

    StreamFilter filter() {
        return settings.filter();
    }

    ProcessorStage<F, P> newPlace(ProcessorPipeline<F> chain, StreamInfo stream) {
        ProcessorStage<F, P> place = new ProcessorStage<>(this, chain, stream);
        places.add(place);
        return place;
    }

    void forget(ProcessorStage<F, P> place) {
        places.remove(place);
    }

    /** Whether no place has still to give an instance back, unless on this thread. */
    boolean isGivenBack() {
        return places.stream().allMatch(ProcessorStage::isOwn);
    }

    Supply<P> supply() {
        return supply;
    }

    ProcessorCall<F, P> call() {
        return call;
    }

    PlugInTally tally() {
        return tally;
    }

    /** Releases a frame that does not go on. Throws nothing. */
    void release(F frame) {
        releasing.accept(giveUp, frame);
    }

    /** A call threw. Throws nothing, whatever that was. */
    void failed(Throwable e, String stream) {
        if (e instanceof InvalidFrameException) {
            refused(e.getMessage(), stream);
        } else {
            failedOn = stream;
            guard.failed(e);
        }
    }

    private void refused(String reason, String stream) {
        try {
            tally.refusals.report(count -> LOG.warn(
                    "{} returned an invalid frame, {} times so far, last on {}: {}. The frame is delivered unchanged",
                    this, count, stream, reason));
        } catch (OutOfMemoryError e) {
            // The next failure is reported
        }
    }

    private String failing() {
        return this + ", on " + failedOn + " this time, whose frame goes on as it was before,";
    }

    /** A call was left behind. */
    void late(long nanos, Thread thread, String stream) {
        tally.took(nanos);
        StackTraceElement[] stack = thread.getStackTrace(); // taken now, because the thread goes on
        tally.delays.report(count -> {
            Throwable where = new Throwable("where " + thread.getName() + " was then");
            where.setStackTrace(stack);
            LOG.warn("{} is late, {} times so far: a call on {} has taken {} ms. The stream skips it until it returns",
                    this, count, stream, TimeUnit.NANOSECONDS.toMillis(nanos), where);
        });
    }

    @Override
    public String toString() {
        String name = "Processor " + Printable.of(settings.name());
        return identity.bundle().isEmpty() ? name : name + " of bundle " + identity.bundle();
    }
}
