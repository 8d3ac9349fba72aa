package org.livekit4j.shell.karaf.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.livekit4j.shell.LiveKitCommands;

/** Completes PIDs of keepers. */
@Service
public final class KeeperNames implements Completer {

    @Reference
    private LiveKitCommands commands;

    /** Karaf makes it and sets its field. */
    public KeeperNames() {}

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(commands.keeperNames()).complete(session, line, candidates);
    }
}
