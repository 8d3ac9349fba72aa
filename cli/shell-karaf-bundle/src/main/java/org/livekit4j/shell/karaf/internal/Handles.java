package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:handles}. */
@Command(scope = "livekit", name = "handles", description = "List the live native handles, by kind")
@Service
public final class Handles extends LiveKitAction {

    /** Karaf makes one for each call. */
    public Handles() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.handles();
    }
}
