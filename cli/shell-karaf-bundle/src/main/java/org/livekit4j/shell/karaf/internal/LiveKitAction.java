package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** What all commands have in common. Karaf makes one for each call and sets its fields. */
abstract class LiveKitAction implements Action {

    @Reference
    private LiveKitCommands commands;

    @Reference
    private Session session;

    @Option(name = "--json", description = "One JSON object instead of tables")
    private boolean json;

    abstract Report report(LiveKitCommands all);

    @Override
    public final Object execute() {
        Report report = report(commands);
        session.getConsole().println(json ? report.json() : report.text(columns()));
        return null;
    }

    /** Scripts have no terminal, and want all of it. */
    private int columns() {
        Terminal terminal = session.getTerminal();
        return terminal == null ? 0 : terminal.getWidth();
    }
}
