package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:keepers}. */
@Command(scope = "livekit", name = "keepers", description = "List the keepers of rooms")
@Service
public final class Keepers extends LiveKitAction {

    /** Karaf makes one for each call. */
    public Keepers() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.keepers();
    }
}
