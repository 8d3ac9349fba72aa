package org.livekit4j.media.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.livekit4j.configuration.WhiteboardProperties;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.management.FlightCall;
import org.livekit4j.ffi.management.FlightEvents;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.spi.SinkCall;
import org.livekit4j.text.Printable;
import org.livekit4j.track.StreamInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sink that is in use, and its streams. */
final class HostedSink<F, S, O> implements ActivePlugIn {
    private static final Logger LOG = LoggerFactory.getLogger(HostedSink.class);

    private final Sinks<F, S, O> host;
    private final PlugInIdentity identity;
    private final Supply<S> supply;
    private final Consumer<F> giveUp;
    private final PlugInTally tally = new PlugInTally();
    private final UserCode guard = new UserCode(LOG, this::failing);
    private final UserCode serving = new UserCode(LOG, () -> this + " gets nothing of a track: to open its stream");
    private final UserCode releasing = new UserCode(LOG, () -> this + ", one of whose frames was released,");
    /** These with the lock of the host; the settings are read without. Tracks are themselves, whatever they say of equality. */
    private final Map<StreamOrigin, SinkStream<F, S, O>> feeds = new IdentityHashMap<>();
    private O options;
    private volatile PlugInSettings settings;
    /** What it failed on last. */
    private volatile StreamInfo failedOn;

    HostedSink(Sinks<F, S, O> host, PlugInIdentity identity, InstanceProvider<S> source, Map<String, ?> properties) {
        this.host = host;
        this.identity = identity;
        this.giveUp = host.call()::release;
        this.supply = new Supply<>(source, this::toString);
        this.settings = PlugInSettings.of(identity, properties);
        this.options = host.call().options(WhiteboardProperties.of(properties));
    }

    @Override
    public void update(Map<String, ?> properties) {
        PlugInSettings newSettings = PlugInSettings.of(identity, properties);
        O newOptions = host.call().options(WhiteboardProperties.of(properties));
        supply.recover();
        host.change(() -> adopt(newSettings, newOptions));
    }

    /** @return those that are to be stopped */
    private List<SinkStream<F, S, O>> adopt(PlugInSettings newSettings, O newOptions) {
        boolean reopen = !newOptions.equals(options);
        settings = newSettings;
        options = newOptions;
        List<SinkStream<F, S, O>> gone = feeds.values().stream()
                .filter(feed -> reopen || !newSettings.filter().matches(feed.info())).toList();
        feeds.values().removeAll(gone);
        return gone;
    }

    /**
     * A track matches, which may already have been offered.
     *
     * @throws OutOfMemoryError if there is no memory for it, in which case it was not offered
     */
    void offer(StreamOrigin track, StreamInfo info) {
        if (settings.filter().matches(info) && !feeds.containsKey(track)) {
            SinkStream<F, S, O> feed = new SinkStream<>(this, track, info, options);
            feeds.put(track, feed);
            try {
                feed.start();
            } catch (Throwable e) {
                feeds.remove(track);
                throw e;
            }
        }
    }

    /** Its stream has ended. */
    void forget(SinkStream<F, S, O> feed) {
        host.locked(() -> feeds.remove(feed.track(), feed));
    }

    @Override
    public void close() {
        host.remove(this);
    }

    /** All of them; it has none any more. */
    List<SinkStream<F, S, O>> clear() {
        List<SinkStream<F, S, O>> gone = new ArrayList<>(feeds.values());
        feeds.clear();
        return gone;
    }

    @Override
    public PlugInIdentity identity() {
        return identity;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public PlugInStatistics statistics() {
        return tally.statistics(settings, host.locked(feeds::size), guard.failures() + supply.failures());
    }

    @Override
    public Optional<String> failure() {
        return supply.failure();
    }

    SinkCall<F, S, O> call() {
        return host.call();
    }

    Supply<S> supply() {
        return supply;
    }

    PlugInTally tally() {
        return tally;
    }

    /** Calls the sink. Throws nothing, whatever the sink throws. */
    void call(StreamInfo stream, UserCode.Action action) {
        FlightCall recorded = FlightEvents.beginCall();
        long started = System.nanoTime();
        guard.run(() -> {
            try {
                action.run();
            } catch (Throwable e) {
                failedOn = stream;
                throw e;
            }
        });
        tally.took(System.nanoTime() - started);
        if (recorded != null) {
            recorded.end("sink", name(), identity.bundle(), stream);
        }
    }

    private String failing() {
        return this + ", on " + failedOn + " this time,";
    }

    /** A stream could not be opened or went wrong. Throws nothing. */
    void unserved(Throwable e) {
        serving.failed(e);
    }

    /** Releases a frame that the sink does not get. Throws nothing. */
    void release(F frame) {
        releasing.accept(giveUp, frame);
    }

    @Override
    public String toString() {
        String name = "Sink " + Printable.of(settings.name());
        return identity.bundle().isEmpty() ? name : name + " of bundle " + identity.bundle();
    }
}
