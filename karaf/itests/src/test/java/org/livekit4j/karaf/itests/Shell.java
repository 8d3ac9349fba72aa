package org.livekit4j.karaf.itests;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;

/** A session in Karaf's shell, as a script has it. */
final class Shell {
    private final SessionFactory factory;

    Shell(SessionFactory factory) {
        this.factory = factory;
    }

    /** What the command prints. */
    String run(String command) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Session session = factory.create(InputStream.nullInputStream(), out, out);
        try {
            session.execute(command);
        } finally {
            session.close();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What the shell suggests for a line that ends like this. */
    List<String> complete(String command, String argument) {
        List<String> candidates = new ArrayList<>();
        Session session = factory.create(InputStream.nullInputStream(), System.out, System.out);
        try {
            Command found = session.getRegistry().getCommand("livekit", command);
            found.getCompleter(true).complete(session, new Line("livekit:" + command, argument), candidates);
        } finally {
            session.close();
        }
        return candidates.stream().map(String::strip).toList();
    }

    /** The cursor is at the end. */
    private record Line(String command, String argument) implements CommandLine {
        @Override
        public int getCursorArgumentIndex() {
            return 1;
        }

        @Override
        public String getCursorArgument() {
            return argument;
        }

        @Override
        public int getArgumentPosition() {
            return argument.length();
        }

        @Override
        public String[] getArguments() {
            return new String[]{command, argument};
        }

        @Override
        public int getBufferPosition() {
            return getBuffer().length();
        }

        @Override
        public String getBuffer() {
            return command + " " + argument;
        }
    }
}
