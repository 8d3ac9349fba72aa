package org.livekit4j.demo.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.livekit4j.demo.Shell;
import org.livekit4j.demo.ShellSession;
import org.livekit4j.room.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Gogo, where it is installed. */
@Component
public final class GogoShell implements Shell {
    private final CommandProcessor processor;
    @Reference(policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Room> rooms = List.of();

    @Activate
    public GogoShell(@Reference CommandProcessor processor) {
        this.processor = processor;
    }

    @Override
    public ShellSession open(InputStream in, PrintStream out, PrintStream err) {
        return new Session(processor.createSession(in, out, err), () -> rooms);
    }

    private record Session(CommandSession session, Supplier<List<Room>> rooms) implements ShellSession {
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
            SortedSet<String> names = new TreeSet<>();
            if (session.get(COMMANDS) instanceof Iterable<?> all) {
                for (Object command : all) {
                    String name = command.toString();
                    names.add(name);
                    names.add(name.substring(name.indexOf(':') + 1));
                }
            }
            rooms.get().forEach(room -> names.add(room.name()));
            return names;
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
