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
    /**
     * None: the source is an {@link org.livekit4j.video.EncodedVideoSource}. It is set for tracks of such a source, and refused for
     * others.
     */
    PRE_ENCODED
}
