package org.livekit4j.room;

import org.livekit4j.LiveKitException;
import org.livekit4j.text.Redaction;

/** A room could not be joined: the message is the native library's, such as an answer of the server, without tokens and keys. */
public class ConnectException extends LiveKitException {
    private static final long serialVersionUID = 1L;

    public ConnectException(String message) {
        super(Redaction.redact(message));
    }

    public ConnectException(String message, Throwable cause) {
        super(Redaction.redact(message), cause);
    }
}
