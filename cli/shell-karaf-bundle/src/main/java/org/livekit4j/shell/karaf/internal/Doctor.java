package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:doctor}. */
@Command(scope = "livekit", name = "doctor", description = "Check the installation and suggest remedies")
@Service
public final class Doctor extends LiveKitAction {

    /** Karaf makes one for each call. */
    public Doctor() {}

    @Override
    Report report(LiveKitCommands all) {
        return all.doctor();
    }
}
