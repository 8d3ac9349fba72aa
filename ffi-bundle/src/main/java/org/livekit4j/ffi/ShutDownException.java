package org.livekit4j.ffi;

/** Thrown when a request is made after the shutdown of the native library began. */
public class ShutDownException extends FfiException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a fixed message. */
    public ShutDownException() {
        super("LiveKit's native library was shut down");
    }
}
