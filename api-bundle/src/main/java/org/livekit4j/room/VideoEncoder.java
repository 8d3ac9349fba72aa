package org.livekit4j.room;

/**
 * What encodes video. Where a machine does not have what is asked for, or it does not know the codec, the native library encodes in software and
 * does not say so; {@code encoderImplementation} in {@linkplain org.livekit4j.track.Track#statistics() statistics} tells. The order of the
 * constants is the protocol's.
 */
public enum VideoEncoder {
    /** What the native library thinks best. */
    AUTO,
    /** The processor. */
    SOFTWARE,
    /** Whatever hardware there is. */
    HARDWARE,
    /** Graphics cards of NVIDIA. */
    NVENC,
    /** Video hardware on Linux. */
    VAAPI,
    /** Video hardware on macOS. */
    VIDEOTOOLBOX,
    /** None: the source delivers video that is encoded already. There is no such source yet, so it is refused. */
    PRE_ENCODED
}
