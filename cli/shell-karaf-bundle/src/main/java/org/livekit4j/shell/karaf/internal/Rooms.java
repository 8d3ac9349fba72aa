package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:rooms}. */
@Command(scope = "livekit", name = "rooms", description = "List the open rooms")
@Service
public final class Rooms extends LiveKitAction {

    /** Karaf makes one for each call. */
    public Rooms() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.rooms();
    }
}
