package org.livekit4j.ffi;

import org.livekit4j.LiveKitException;

/** The native library is missing, refused a request, or is shut down. */
public class FfiException extends LiveKitException {
    private static final long serialVersionUID = 1L;

    public FfiException(String message) {
        super(message);
    }

    public FfiException(String message, Throwable cause) {
        super(message, cause);
    }
}
