package org.livekit4j.internal;

/** Checks what options of devices have in common. */
public final class DeviceArguments {
    /** The default of {@code lostAfterMs}. */
    public static final int LOST_AFTER_MS = 3_000;
    private static final int MIN_TIMEOUT_MS = 500;
    private static final int MAX_TIMEOUT_MS = 600_000;

    private DeviceArguments() {}

    /** {@return the value, if it is in range} */
    public static int timeoutMs(String name, int value) {
        return Ranges.inRange(name, value, MIN_TIMEOUT_MS, MAX_TIMEOUT_MS);
    }
}
