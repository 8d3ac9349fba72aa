package org.livekit4j;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the native library or the server refuses a request, or a rule of theirs does not allow it. The message says what is
 * wrong and what is right.
 */
public class LiveKitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message what is wrong
     */
    public LiveKitException(@Nullable String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message what is wrong
     * @param cause why; may be null
     */
    public LiveKitException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
