package org.livekit4j.media.spi;

/** What a processor returned is no frame to go on with. */
public final class InvalidFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was returned, and what would be right: {@code it returned null; …} */
    public InvalidFrameException(String message) {
        super(message, null, false, false);
    }
}
