package org.livekit4j.room;

/** What of {@link org.livekit4j.video.FrameMetadata} travels with a track's pictures. The order of the constants is the protocol's. */
public enum FrameMetadataFeature {
    USER_TIMESTAMP, FRAME_ID, USER_DATA
}
