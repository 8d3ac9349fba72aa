package org.livekit4j.room;

/** What encodes video. The order of the constants is the protocol's. */
public enum VideoEncoder {
    AUTO, SOFTWARE, HARDWARE, NVENC, VAAPI, VIDEOTOOLBOX,
    /** The source delivers video that is encoded already. */
    PRE_ENCODED
}
