package org.livekit4j.wheel;

/**
 * A failure the user can act on: its message is one line that says what is wrong and what to do. It carries no stack
 * trace, because the build prints that line and nothing of this tool's inside helps anyone.
 */
public final class WheelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WheelException(String message) {
        super(message, null, false, false);
    }
}
