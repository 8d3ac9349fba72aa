package org.livekit4j.media.internal;

import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;

/** The streams that a plug-in matches. An empty set matches all. */
record StreamFilter(Set<String> rooms, Set<String> participants, Set<String> tracks, Set<TrackSource> sources) {

    static StreamFilter of(PropertyReader properties) {
        return new StreamFilter(properties.strings(PlugInConstants.ROOM), properties.strings(PlugInConstants.PARTICIPANT),
                properties.strings(PlugInConstants.TRACK),
                properties.constants(PlugInConstants.TRACK_SOURCE, TrackSource.class));
    }

    boolean matches(StreamInfo stream) {
        return allows(rooms, stream.room()) && allows(participants, stream.participant())
                && (allows(tracks, stream.track()) || allows(tracks, stream.trackSid())) && allows(sources, stream.source());
    }

    private static boolean allows(Set<?> wanted, Object value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    @Override
    public String toString() {
        StringJoiner words = new StringJoiner("; ").setEmptyValue("all streams");
        add(words, "rooms", rooms);
        add(words, "participants", participants);
        add(words, "tracks", tracks);
        add(words, "sources", sources);
        return words.toString();
    }

    private static void add(StringJoiner words, String what, Set<?> wanted) {
        if (!wanted.isEmpty()) {
            words.add(what + " " + new TreeSet<>(wanted));
        }
    }
}
