package org.livekit4j.video;

import java.util.Objects;

/**
 * What a sender attached to a picture. Between rooms it travels only if the features were enabled when the track was published.
 * A value of 0 and empty data are not sent at all: they are read back as 0 and empty.
 *
 * @param userTimestamp any unsigned 64-bit number
 * @param frameId any unsigned 32-bit number
 * @param userData any bytes; not copied
 */
public record FrameMetadata(long userTimestamp, int frameId, byte[] userData) {
    private static final byte[] NO_DATA = {};

    public FrameMetadata {
        Objects.requireNonNull(userData, "userData is null; an empty array means none");
    }

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
