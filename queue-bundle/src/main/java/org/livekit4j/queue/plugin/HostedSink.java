package org.livekit4j.queue.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livekit4j.ffi.MediaOrigin;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.StreamInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sink that is in use, and its streams. */
final class HostedSink<F, S, O> implements HostedPlugIn {
    private static final Logger LOG = LoggerFactory.getLogger(HostedSink.class);

    private final Sinks<F, S, O> host;
    private final PlugInIdentity identity;
    private final PlugInSource<S> source;
    private final PlugInTally tally = new PlugInTally();
    /** These with the lock of the host; the settings are read without. */
    private final Map<RemoteTrack, Feed<F, S, O>> feeds = new HashMap<>();
    private O options;
    private volatile PlugInSettings settings;

    HostedSink(Sinks<F, S, O> host, PlugInIdentity identity, PlugInSource<S> source, Map<String, ?> properties) {
        this.host = host;
        this.identity = identity;
        this.source = source;
        this.settings = PlugInSettings.of(identity, properties);
        this.options = host.call().options(WhiteboardProperties.of(properties));
    }

    @Override
    public void update(Map<String, ?> properties) {
        PlugInSettings newSettings = PlugInSettings.of(identity, properties);
        O newOptions = host.call().options(WhiteboardProperties.of(properties));
        host.change(() -> adopt(newSettings, newOptions));
    }

    /** @return those that are to be stopped */
    private List<Feed<F, S, O>> adopt(PlugInSettings newSettings, O newOptions) {
        boolean reopen = !newOptions.equals(options);
        settings = newSettings;
        options = newOptions;
        List<Feed<F, S, O>> gone = feeds.values().stream()
                .filter(feed -> reopen || !newSettings.filter().matches(feed.info())).toList();
        feeds.values().removeAll(gone);
        return gone;
    }

    /** There is such a track, and was perhaps before. */
    void offer(RemoteTrack track) {
        if (track.kind() != host.call().kind() || !(track instanceof MediaOrigin origin)) {
            return;
        }
        StreamInfo info = origin.info();
        if (settings.filter().matches(info) && !feeds.containsKey(track)) {
            Feed<F, S, O> feed = new Feed<>(this, track, info, options);
            feeds.put(track, feed);
            feed.start();
        }
    }

    /** Its stream has ended. */
    void forget(Feed<F, S, O> feed) {
        host.locked(() -> feeds.remove(feed.track(), feed));
    }

    @Override
    public void close() {
        host.remove(this);
    }

    /** All of them; it has none any more. */
    List<Feed<F, S, O>> clear() {
        List<Feed<F, S, O>> gone = new ArrayList<>(feeds.values());
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
        return tally.statistics(settings, host.locked(feeds::size));
    }

    SinkCall<F, S, O> call() {
        return host.call();
    }

    PlugInSource<S> source() {
        return source;
    }

    PlugInTally tally() {
        return tally;
    }

    /** A call threw. */
    void failed(Throwable e, StreamInfo stream) {
        try {
            tally.failures.report(count -> LOG.warn("{} has failed, {} times by now, on {} this time", this, count, stream, e));
        } catch (RuntimeException | Error untold) { // such as by the text of the sink's own exception
            LOG.warn("A complaint of a sink could not be told: {}", untold.getClass().getName());
        }
    }

    @Override
    public String toString() {
        return "Sink " + Printable.of(settings.name()) + " of bundle " + identity.bundle();
    }
}
