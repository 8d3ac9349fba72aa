package org.livekit4j.video;

import java.util.Objects;

/**
 * Data that a sender attaches to a frame. It reaches a room only if its features were enabled when the track was published:
 * {@link org.livekit4j.room.TrackPublishOptions#frameMetadataFeatures}. Zero and empty data are not sent; they are received as
 * such.
 *
 * @param userTimestamp any unsigned 64-bit number
 * @param frameId any unsigned 32-bit number
 * @param userData any bytes, not copied; at most {@value #MAX_USER_DATA}. A user time stamp takes 10 of them and a frame id 6,
 *     because all three share the 255 bytes that WebRTC adds to a frame
 */
public record FrameMetadata(long userTimestamp, int frameId, byte[] userData) {
    /** The largest number of bytes of user data, without a user time stamp and a frame id. */
    public static final int MAX_USER_DATA = 248;

    private static final int USER_TIMESTAMP_SIZE = 10;
    private static final int FRAME_ID_SIZE = 6;
    private static final byte[] NO_DATA = {};

    /** Checks that the data fits. */
    public FrameMetadata {
        Objects.requireNonNull(userData, "userData is null; an empty array means none");
        int most = MAX_USER_DATA - (userTimestamp == 0 ? 0 : USER_TIMESTAMP_SIZE) - (frameId == 0 ? 0 : FRAME_ID_SIZE);
        if (userData.length > most) {
            throw new IllegalArgumentException("userData has " + userData.length + " bytes; beside "
                    + (userTimestamp == 0 ? "no" : "a") + " user time stamp and " + (frameId == 0 ? "no" : "a")
                    + " frame id it can have "
                    + most);
        }
    }

    /**
     * Creates metadata without user data.
     *
     * @param userTimestamp any unsigned 64-bit number
     * @param frameId any unsigned 32-bit number
     */
    public FrameMetadata(long userTimestamp, int frameId) {
        this(userTimestamp, frameId, NO_DATA);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameMetadata that && userTimestamp == that.userTimestamp && frameId == that.frameId
                && java.util.Arrays.equals(userData, that.userData);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(userTimestamp) * 31 + frameId;
    }

    @Override
    public String toString() {
        return "FrameMetadata[userTimestamp=" + Long.toUnsignedString(userTimestamp) + ", frameId="
                + Integer.toUnsignedString(frameId) + ", userData=" + userData.length + " bytes]";
    }
}
