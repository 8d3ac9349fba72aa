package org.livekit4j.room;

import org.livekit4j.LiveKitException;

/** What was asked of a room did not happen, or is not known to have happened, because the room has ended. */
public class RoomEndedException extends LiveKitException {
    private static final long serialVersionUID = 1L;

    private final DisconnectReason reason;

    public RoomEndedException(String message, DisconnectReason reason) {
        super(message);
        this.reason = reason;
    }

    /** Why the room ended. */
    public DisconnectReason reason() {
        return reason;
    }
}
