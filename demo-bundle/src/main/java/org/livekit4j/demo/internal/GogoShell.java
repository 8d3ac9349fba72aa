package org.livekit4j.demo.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.livekit4j.demo.Shell;
import org.livekit4j.demo.ShellSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gogo, where it is installed. */
@Component
public final class GogoShell implements Shell {
    private final CommandProcessor processor;

    @Activate
    public GogoShell(@Reference CommandProcessor processor) {
        this.processor = processor;
    }

    @Override
    public ShellSession open(InputStream in, PrintStream out, PrintStream err) {
        return new Session(processor.createSession(in, out, err));
    }

    private record Session(CommandSession session) implements ShellSession {
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
        public SortedSet<String> commands() {
            SortedSet<String> names = new TreeSet<>();
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
