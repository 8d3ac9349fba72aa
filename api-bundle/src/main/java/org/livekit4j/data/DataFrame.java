package org.livekit4j.data;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One frame of a data track: bytes, and a number if the sender attaches one.
 *
 * <p>Neither the factory methods nor {@link #payload()} copy the array: code that changes the array changes the frame. The array
 * of a received frame belongs to its consumer alone. A frame is not safe for use by several threads while its array changes.
 */
public final class DataFrame {
    private final byte[] payload;
    private final OptionalLong userTimestamp;

    private DataFrame(byte[] payload, OptionalLong userTimestamp) {
        this.payload = Objects.requireNonNull(payload, "payload is null");
        this.userTimestamp = userTimestamp;
    }

    /**
     * Creates a frame without a user time stamp.
     *
     * @param payload the bytes, not copied
     * @return the frame
     */
    public static DataFrame of(byte[] payload) {
        return new DataFrame(payload, OptionalLong.empty());
    }

    /**
     * Creates a frame with a user time stamp.
     *
     * @param payload the bytes, not copied
     * @param userTimestamp any unsigned 64-bit number, such as a time or the number of the frame
     * @return the frame
     */
    public static DataFrame of(byte[] payload, long userTimestamp) {
        return new DataFrame(payload, OptionalLong.of(userTimestamp));
    }

    /** {@return the bytes, not a copy} */
    public byte[] payload() {
        return payload;
    }

    /** {@return the unsigned 64-bit number that the sender attached; empty if there is none} */
    public OptionalLong userTimestamp() {
        return userTimestamp;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataFrame that && userTimestamp.equals(that.userTimestamp)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(payload) + userTimestamp.hashCode();
    }

    @Override
    public String toString() {
        return "DataFrame[" + payload.length + " bytes" + (userTimestamp.isPresent()
                ? ", userTimestamp=" + Long.toUnsignedString(userTimestamp.getAsLong())
                : "") + "]";
    }
}
