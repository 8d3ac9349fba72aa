package org.livekit4j.queue.plugin;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.livekit4j.queue.internal.Complaints;
import org.livekit4j.text.Printable;
import org.livekit4j.track.PlugInConstants;
import org.livekit4j.track.StreamInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A processor that is in use, on whichever streams. */
final class HostedProcessor<F, P> implements HostedPlugIn {
    /** The highest ranking first, then who was there first: services by their id, which is positive, then the others. */
    static final Comparator<HostedProcessor<?, ?>> ORDER = Comparator
            .<HostedProcessor<?, ?>>comparingInt(processor -> processor.settings.ranking()).reversed()
            .thenComparing(processor -> processor.id() < 0).thenComparingLong(processor -> Math.abs(processor.id()));
    private static final Logger LOG = LoggerFactory.getLogger(HostedProcessor.class);
    private final Processors<F, P> host;
    private final PlugInIdentity identity;
    private final PlugInSource<P> source;
    private final ProcessorCall<F, P> call;
    private final PlugInTally tally = new PlugInTally();
    /** On whichever streams, also on those that have ended while it was called: until its instance is given back. */
    private final Set<Place<F, P>> places = ConcurrentHashMap.newKeySet();
    private volatile PlugInSettings settings;
    /** Empty: the rules say. */
    private volatile Optional<Duration> timeout;

    HostedProcessor(Processors<F, P> host, PlugInIdentity identity, PlugInSource<P> source, ProcessorCall<F, P> call,
            Map<String, ?> properties) {
        this.host = host;
        this.identity = identity;
        this.source = source;
        this.call = call;
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
        host.change(() -> set(newSettings, newTimeout));
    }

    @Override
    public void close() {
        host.remove(this);
    }

    @Override
    public PlugInStatistics statistics() {
        return tally.statistics(settings, host.streams(this));
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
        return timeout.orElseGet(() -> host.rules().timeout()).toNanos();
    }

    StreamFilter filter() {
        return settings.filter();
    }

    Place<F, P> newPlace(Chain<F> chain, StreamInfo stream) {
        Place<F, P> place = new Place<>(this, chain, stream);
        places.add(place);
        return place;
    }

    void forget(Place<F, P> place) {
        places.remove(place);
    }

    /** Whether no place has still to give an instance back, unless on this thread. */
    boolean isGivenBack() {
        return places.stream().allMatch(Place::isOwn);
    }

    PlugInSource<P> source() {
        return source;
    }

    ProcessorCall<F, P> call() {
        return call;
    }

    PlugInTally tally() {
        return tally;
    }

    /** A call threw. */
    void failed(Throwable e, String stream) {
        if (e instanceof RefusedFrameException) {
            tell(tally.refusals, count -> LOG.warn(
                    "{} has returned what cannot go on, {} times by now, for {} this time: {}. The frame goes on as it was before",
                    this, count, stream, e.getMessage()));
        } else {
            tell(tally.failures, count -> LOG.warn("{} has failed, {} times by now, on {} this time. "
                    + "The frame goes on as it was before", this, count, stream, e));
        }
    }

    /** A call was left behind. */
    void late(long nanos, Thread thread, String stream) {
        tally.took(nanos);
        tell(tally.delays, count -> {
            Throwable where = new Throwable("where " + thread.getName() + " is now");
            where.setStackTrace(thread.getStackTrace());
            LOG.warn("{} is late, {} times by now: a call on {} has taken {} ms. The stream goes on without it until it returns",
                    this, count, stream, TimeUnit.NANOSECONDS.toMillis(nanos), where);
        });
    }

    /** What is thrown while it is told, as by the text of a processor's own exception, is not the stream's. */
    private static void tell(Complaints complaints, LongConsumer log) {
        try {
            complaints.report(log);
        } catch (RuntimeException | Error e) {
            LOG.warn("A complaint of a processor could not be told: {}", e.getClass().getName());
        }
    }

    @Override
    public String toString() {
        String name = "Processor " + Printable.of(settings.name());
        return identity.bundle().isEmpty() ? name : name + " of bundle " + identity.bundle();
    }
}
