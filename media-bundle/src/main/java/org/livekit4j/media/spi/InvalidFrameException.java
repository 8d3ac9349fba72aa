package org.livekit4j.media.spi;

/** Thrown when a processor returned an invalid frame. */
public final class InvalidFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message states what was returned and what is valid, as in {@code it returned null; …}
     */
    public InvalidFrameException(String message) {
        super(message, null, false, false);
    }
}
