package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:stats}. */
@Command(scope = "livekit", name = "stats", description = "Show the counts of the event queue and of the native library")
@Service
public final class Stats extends LiveKitAction {

    /** Karaf makes one for each call. */
    public Stats() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.stats();
    }
}
