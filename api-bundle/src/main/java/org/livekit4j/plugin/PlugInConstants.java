package org.livekit4j.plugin;

import org.livekit4j.track.TrackSource;

/**
 * Service properties of frame processors and sinks: which streams one is for. A property that is absent restricts nothing; of one that
 * has several values, one has to be right. Processors of a stream are called in the order of {@code service.ranking}, the highest
 * first, and of equal ranking the one that was registered first.
 */
public final class PlugInConstants {

    /** {@code String+}: names of rooms. */
    public static final String ROOM = "livekit.room";

    /** {@code String+}: identities of participants. */
    public static final String PARTICIPANT = "livekit.participant";

    /** {@code String+}: names or server's ids of tracks. A stream that follows a participant's source has none of them. */
    public static final String TRACK = "livekit.track";

    /** {@code String+}: names of {@link TrackSource}s, such as {@code MICROPHONE}. */
    public static final String TRACK_SOURCE = "livekit.track.source";

    /**
     * {@code Integer}: how long one call of a processor may take, in milliseconds, at least 1. A call that takes longer is left behind,
     * and its thread interrupted once: its frame goes on without it, and so do others until it returns. That is noticed within 10 ms.
     * Absent: 200.
     */
    public static final String TIMEOUT_MS = "livekit.processor.timeoutMs";

    /** {@code String}: what the plug-in is called in statistics and the log. Absent: its component, or its interface, and its service id. */
    public static final String NAME = "livekit.plugin.name";

    private PlugInConstants() {}
}
