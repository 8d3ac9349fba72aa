package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:subscribers}. */
@Command(scope = "livekit", name = "subscribers", description = "List the subscribers of the event queue and the listeners of rooms")
@Service
public final class Subscribers extends LiveKitAction {

    /** Karaf makes one for each call. */
    public Subscribers() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.subscribers();
    }
}
