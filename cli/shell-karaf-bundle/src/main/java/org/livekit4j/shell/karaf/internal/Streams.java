package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:streams}. */
@Command(scope = "livekit", name = "streams", description = "List the streams of a room, or all streams, and their plug-ins")
@Service
public final class Streams extends RoomAction {

    /** Karaf makes one for each call. */
    public Streams() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.streams(room());
    }
}
