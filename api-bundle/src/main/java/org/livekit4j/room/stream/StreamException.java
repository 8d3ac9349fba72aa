package org.livekit4j.room.stream;

import org.livekit4j.LiveKitException;

/**
 * Thrown when a text or byte stream breaks off: its sender has aborted it or left, it is longer than allowed, or there is no
 * space left for content that has not been read.
 */
public class StreamException extends LiveKitException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message what is wrong
     */
    public StreamException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message what is wrong
     * @param cause why
     */
    public StreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
