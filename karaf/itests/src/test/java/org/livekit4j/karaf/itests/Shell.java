package org.livekit4j.karaf.itests;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.apache.karaf.shell.api.console.Terminal;

/**
 * Sessions in Karaf's shell. Each is below another, and is given the command and no line: Karaf asks otherwise who the user is, in a way that
 * Java 25 refuses.
 */
final class Shell {
    private static final int WIDTH = 120;

    private final SessionFactory factory;

    Shell(SessionFactory factory) {
        this.factory = factory;
    }

    /** What the command of the scope {@code livekit} prints. */
    String run(String command, Object... arguments) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        PrintStream before = System.out;
        Session session = session(out);
        System.setOut(out); // where help goes
        try {
            session.getRegistry().getCommand("livekit", command).execute(session, List.of(arguments));
        } finally {
            System.setOut(before);
            session.close();
        }
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    /** What the shell suggests for a line that ends like this. */
    List<String> complete(String command, String argument) {
        List<String> candidates = new ArrayList<>();
        Session session = session(System.out);
        try {
            Command found = session.getRegistry().getCommand("livekit", command);
            found.getCompleter(true).complete(session, new Line("livekit:" + command, argument), candidates);
        } finally {
            session.close();
        }
        return candidates.stream().map(String::strip).toList();
    }

    private Session session(PrintStream out) {
        Terminal terminal = stub(Terminal.class, (_, method, _) -> method.getReturnType() == int.class ? WIDTH : null);
        return factory.create(InputStream.nullInputStream(), out, out,
                stub(Session.class, (_, method, _) -> method.getReturnType() == Terminal.class ? terminal : null));
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
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
