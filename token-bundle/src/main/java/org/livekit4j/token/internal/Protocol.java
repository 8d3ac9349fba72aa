package org.livekit4j.token.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.livekit4j.track.TrackSource;

/** LiveKit's names of constants. Tokens have them in lower case, and protobuf's JSON in upper case. */
public final class Protocol {

    private Protocol() {}

    /** In a token. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** In a token. */
    public static String name(TrackSource source) {
        return switch (source) {
            case CAMERA -> "camera";
            case MICROPHONE -> "microphone";
            case SCREENSHARE -> "screen_share";
            case SCREENSHARE_AUDIO -> "screen_share_audio";
            case UNKNOWN -> throw new IllegalArgumentException("UNKNOWN is no source that can be allowed");
        };
    }

    /** The constant of the name in either case; empty for one that a later LiveKit may have added. */
    public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equalsIgnoreCase(name)).findAny();
    }

    /** The source of the name in either case; UNKNOWN for one that a later LiveKit may have added. */
    public static TrackSource source(String name) {
        return constant(TrackSource.class, name.toLowerCase(Locale.ROOT).replace("screen_share", "screenshare"))
                .orElse(TrackSource.UNKNOWN);
    }
}
