package org.livekit4j.shell.gogo.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.embedding.Shell;
import org.livekit4j.shell.embedding.ShellSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gogo for a program that embeds the framework. */
@Component
public final class GogoShell implements Shell {
    private final CommandProcessor processor;
    private final LiveKitCommands commands;

    @Activate
    public GogoShell(@Reference CommandProcessor processor, @Reference LiveKitCommands commands) {
        this.processor = processor;
        this.commands = commands;
    }

    @Override
    public ShellSession open(InputStream in, PrintStream out, PrintStream err) {
        return new Session(processor.createSession(in, out, err), commands);
    }

    private record Session(CommandSession session, LiveKitCommands commands) implements ShellSession {
        /** Where Gogo keeps the names of all commands. */
        private static final String COMMANDS = ".commands";

        @Override
        public String execute(String line) {
            try {
                Object result = session.execute(line);
                return result == null ? "" : session.format(result, Converter.INSPECT).toString();
            } catch (Exception e) {
                throw new IllegalArgumentException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
            }
        }

        @Override
        public void columns(int columns) {
            session.put("COLUMNS", columns);
        }

        @Override
        public SortedSet<String> words() {
            SortedSet<String> names = new TreeSet<>(commands.roomNames());
            if (session.get(COMMANDS) instanceof Iterable<?> all) {
                for (Object command : all) {
                    String name = command.toString();
                    names.add(name);
                    names.add(name.substring(name.indexOf(':') + 1));
                }
            }
            return names;
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
