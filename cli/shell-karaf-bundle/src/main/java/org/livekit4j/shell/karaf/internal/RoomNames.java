package org.livekit4j.shell.karaf.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.text.Printable;

/** Completes names of rooms that are open, as far as a terminal can show them as they are. */
@Service
public final class RoomNames implements Completer {

    @Reference
    private LiveKitCommands commands;

    /** Karaf makes it and sets its field. */
    public RoomNames() {}

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> printable = commands.roomNames().stream().filter(name -> name.equals(Printable.of(name))).toList();
        return new StringsCompleter(printable).complete(session, line, candidates);
    }
}
