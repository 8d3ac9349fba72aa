package org.livekit4j.devices;

import java.util.List;
import org.livekit4j.text.RecordText;

/**
 * Devices that came and went.
 *
 * @param added devices that are there now and were not before
 * @param removed devices that were there before and are not now
 */
public record DeviceChange(List<Device> added, List<Device> removed) {
    /** Copies the lists. */
    public DeviceChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
