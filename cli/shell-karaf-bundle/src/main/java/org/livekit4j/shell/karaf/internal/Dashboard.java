package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:dashboard}. */
@Command(scope = "livekit", name = "dashboard", description = "Open the dashboard and show its address")
@Service
public final class Dashboard extends LiveKitAction {

    @Option(name = "--close", description = "Close it")
    private boolean close;

    /** Karaf makes one for each call. */
    public Dashboard() {}

    @Override
    Report report(LiveKitCommands all) {
        return close ? all.closeDashboard() : all.dashboard();
    }
}
