package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:recordings}. */
@Command(scope = "livekit", name = "recordings", description = "List the recordings of rooms, and their files")
@Service
public final class Recordings extends LiveKitAction {

    /** Karaf makes one for each call. */
    public Recordings() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.recordings();
    }
}
