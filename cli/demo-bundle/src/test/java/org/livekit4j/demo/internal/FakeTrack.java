package org.livekit4j.demo.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.RtcStats;
import org.livekit4j.track.TrackKind;

/** A track of either kind, over its source. */
record FakeTrack(String name, TrackKind kind, AutoCloseable source) implements LocalAudioTrack, LocalVideoTrack {

    @Override
    public String sid() {
        return "TR_unknown";
    }

    @Override
    public boolean muted() {
        return false;
    }

    @Override
    public CompletableFuture<List<RtcStats>> statistics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void mute(boolean muted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
