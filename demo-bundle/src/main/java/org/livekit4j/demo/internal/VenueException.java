package org.livekit4j.demo.internal;

/** A run cannot take place where it was to; the message says why, in one line and without secrets. */
final class VenueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VenueException(String message) {
        super(message);
    }
}
