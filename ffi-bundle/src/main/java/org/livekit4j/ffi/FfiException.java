package org.livekit4j.ffi;

import org.livekit4j.LiveKitException;

/** Thrown when the native library is missing, refuses a request, or is shut down. */
public class FfiException extends LiveKitException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message states the problem
     */
    public FfiException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message states the problem
     * @param cause the cause
     */
    public FfiException(String message, Throwable cause) {
        super(message, cause);
    }
}
