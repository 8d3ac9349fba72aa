package org.livekit4j.room;

import org.jspecify.annotations.Nullable;
import org.livekit4j.LiveKitException;
import org.livekit4j.text.Redaction;

/**
 * Thrown when a room cannot be joined. The message is the native library's, often the server's answer, without tokens and keys.
 */
public class ConnectException extends LiveKitException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message why the room cannot be joined; secrets are taken out
     */
    public ConnectException(String message) {
        super(Redaction.redact(message));
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message why the room cannot be joined; secrets are taken out
     * @param cause the cause; may be null
     */
    public ConnectException(String message, @Nullable Throwable cause) {
        super(Redaction.redact(message), cause);
    }
}
