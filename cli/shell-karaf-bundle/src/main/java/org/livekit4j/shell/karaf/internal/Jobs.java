package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:jobs}. */
@Command(scope = "livekit", name = "jobs", description = "List the workers of agents, and their jobs")
@Service
public final class Jobs extends LiveKitAction {

    /** Karaf makes one for each call. */
    public Jobs() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.jobs();
    }
}
