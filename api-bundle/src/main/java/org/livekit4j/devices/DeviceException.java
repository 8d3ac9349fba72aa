package org.livekit4j.devices;

import org.jspecify.annotations.Nullable;
import org.livekit4j.LiveKitException;

/** Thrown when a device cannot be opened. The message names the device and says why, and what can be done. */
public final class DeviceException extends LiveKitException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the message
     * @param cause why; may be null
     */
    public DeviceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
