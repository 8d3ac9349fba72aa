package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:leave}. */
@Command(scope = "livekit", name = "leave", description = "Leave a room; its keeper stays out until livekit:rejoin")
@Service
public final class Leave extends LiveKitAction {

    @Argument(name = "room", required = true, description = "The name of the room, or the PID of its keeper")
    @Completion(RoomNames.class)
    private String room;

    /** Karaf makes one for each call. */
    public Leave() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.leave(room);
    }
}
