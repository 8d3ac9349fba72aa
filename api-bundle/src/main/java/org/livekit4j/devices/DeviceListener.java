package org.livekit4j.devices;

/** Is told when devices come and go. */
@FunctionalInterface
public interface DeviceListener {

    /**
     * Called after a change, on a thread of the listener's own. What it throws is logged.
     *
     * @param change what has changed; neither list is null, and one of them is not empty
     */
    void devicesChanged(DeviceChange change);
}
