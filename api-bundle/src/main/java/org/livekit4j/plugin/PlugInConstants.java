package org.livekit4j.plugin;

import org.livekit4j.track.TrackSource;

/**
 * The names of the service properties of frame processors and sinks; most of them choose the streams that a plug-in is for. An
 * absent property matches every stream. A property with several values matches if any of them does. The processors of a stream
 * are called in the order of {@code service.ranking}, the highest first; those of equal ranking in the order of their
 * registration.
 *
 * <p>Components of Declarative Services set them with the annotations of {@link org.livekit4j.propertytypes}.
 */
public final class PlugInConstants {
    /** {@code String+}: names of rooms. */
    public static final String ROOM = "livekit.room";

    /** {@code String+}: identities of participants. */
    public static final String PARTICIPANT = "livekit.participant";

    /** {@code String+}: names or sids of tracks. A stream that follows a participant's source has neither. */
    public static final String TRACK = "livekit.track";

    /** {@code String+}: names of {@link TrackSource}s, such as {@code MICROPHONE}. */
    public static final String TRACK_SOURCE = "livekit.track.source";

    /**
     * {@code Integer}: how long one call of a processor may take, in milliseconds, at least 1; the default is 200. A call that
     * takes longer is abandoned and its thread interrupted once: its frame goes on without it, and so do further frames until
     * the call returns. The delay is noticed within 10 ms.
     */
    public static final String TIMEOUT_MS = "livekit.processor.timeoutMs";

    /**
     * {@code String}: the name of the plug-in in statistics and logs. The default is its component, or its interface, and its
     * service id.
     */
    public static final String NAME = "livekit.plugin.name";

    private PlugInConstants() {}
}
