package org.livekit4j.ffi;

/** Thrown when a request begins after the shutdown of the native library has begun. */
public class ShutDownException extends FfiException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with the message that all of them have. */
    public ShutDownException() {
        super("LiveKit's native library was shut down");
    }
}
