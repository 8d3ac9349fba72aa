package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:rejoin}. */
@Command(scope = "livekit", name = "rejoin", description = "Make a keeper rejoin its room, even if it has given up or left")
@Service
public final class Rejoin extends LiveKitAction {

    @Argument(name = "keeper", required = true, description = "the PID of the keeper's configuration, or its last part")
    @Completion(KeeperNames.class)
    private String keeper;

    /** Karaf makes one for each call. */
    public Rejoin() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.rejoin(keeper);
    }
}
