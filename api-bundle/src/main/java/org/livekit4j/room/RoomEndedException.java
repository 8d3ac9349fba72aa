package org.livekit4j.room;

import org.livekit4j.LiveKitException;

/** Thrown when a request to a room did not succeed, or is not known to have succeeded, because the room has ended. */
public class RoomEndedException extends LiveKitException {
    private static final long serialVersionUID = 1L;

    private final DisconnectReason reason;

    /**
     * Creates an exception.
     *
     * @param message what did not succeed
     * @param reason why the room ended
     */
    public RoomEndedException(String message, DisconnectReason reason) {
        super(message);
        this.reason = reason;
    }

    /** {@return why the room ended} */
    public DisconnectReason reason() {
        return reason;
    }
}
