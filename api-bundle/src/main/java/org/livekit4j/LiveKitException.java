package org.livekit4j;

/** Something the native library, or a rule it imposes, did not allow. The message says what is wrong and what is right. */
public class LiveKitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LiveKitException(String message) {
        super(message);
    }

    public LiveKitException(String message, Throwable cause) {
        super(message, cause);
    }
}
