package org.livekit4j.room;

/** A part of the metadata of a video frame that travels with frames. The order of the constants is the protocol's. */
public enum FrameMetadataFeature {
    /** The user time stamp. */
    USER_TIMESTAMP,
    /** The frame id. */
    FRAME_ID,
    /** The user data. */
    USER_DATA
}
