package org.livekit4j.devices;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * A device of this machine.
 *
 * @param kind the kind of the device
 * @param name its name, by which options choose it: unique among the devices of its kind, and the same when the device is
 *     plugged in again or the machine starts again, unless there are several of one model. Then they are numbered in their order
 * @param description the description that the system gives; may be empty
 */
public record Device(DeviceKind kind, String name, String description) {
    /** Checks that all are given. */
    public Device {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
