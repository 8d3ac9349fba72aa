package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:participants}. */
@Command(scope = "livekit", name = "participants", description = "List the participants of a room, or of all rooms")
@Service
public final class Participants extends RoomAction {

    /** Karaf makes one for each call. */
    public Participants() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.participants(room());
    }
}
