package org.livekit4j.room;

/**
 * What encodes video. If a machine lacks the requested encoder, or the encoder does not know the codec, the native library
 * encodes in software without saying so; {@code encoderImplementation} in the {@linkplain
 * org.livekit4j.track.Track#statistics() statistics} tells. The order of the constants is the protocol's.
 */
public enum VideoEncoder {
    /** The native library's choice. */
    AUTO,
    /** The processor. */
    SOFTWARE,
    /** Any hardware encoder. */
    HARDWARE,
    /** Graphics cards by NVIDIA. */
    NVENC,
    /** Video hardware on Linux. */
    VAAPI,
    /** Video hardware on macOS. */
    VIDEOTOOLBOX,
    /** None: the source delivers encoded video. No source does so yet, so it is refused. */
    PRE_ENCODED
}
