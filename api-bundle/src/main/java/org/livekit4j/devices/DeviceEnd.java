package org.livekit4j.devices;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * Why an open device has ended.
 *
 * @param reason the reason
 * @param detail more about it, in one line; empty if there is no more to say
 */
public record DeviceEnd(Reason reason, String detail) {

    /** The reasons. */
    public enum Reason {
        /** It was closed. */
        CLOSED,
        /** Its input, such as a file, was delivered to its end. */
        COMPLETED,
        /** The device has gone, has failed, or has delivered or taken nothing for too long. */
        LOST,
        /** The audio or video service that it works with is gone, or its source was closed. */
        SERVICE_STOPPED
    }

    /** Checks that both are given. */
    public DeviceEnd {
        Objects.requireNonNull(reason, "reason is null");
        Objects.requireNonNull(detail, "detail is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
