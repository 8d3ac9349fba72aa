package org.livekit4j.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.livekit4j.server.ApiKey;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerEndpoint;
import org.livekit4j.server.ServerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A LiveKit server in one terminal, for programs in others. */
@Command(name = "server", mixinStandardHelpOptions = true, sortOptions = false, description = ServerCommand.DESCRIPTION)
final class ServerCommand implements Callable<Integer> {
    static final String DESCRIPTION = "Run a LiveKit server on this machine, on loopback only, until it is interrupted."
            + " Its standard output is three lines for the shells of its clients. The first time it is built, with Go. "
            + Variables.API_KEY + " and " + Variables.API_SECRET
            + " are its key, if they are set; otherwise it has a new one each time.";

    /** Ctrl-C goes to the server too, which may be the first to end. */
    private static final Duration SIGNAL_DELAY = Duration.ofMillis(500);

    private final SignalHandler interruption;
    private final Variables variables;
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", defaultValue = "7880", description = "The port for HTTP and WebSocket; 0 for any"
            + " free port (default ${DEFAULT-VALUE}).")
    private int port;

    ServerCommand(SignalHandler interruption, Variables variables) {
        this.interruption = interruption;
        this.variables = variables;
    }

    @Override
    public Integer call() {
        ServerEndpoint endpoint = Usage.of(spec, () -> new ServerEndpoint(port, key()));
        requireFree(endpoint);
        PrintWriter log = spec.commandLine().getErr();
        interruption.onSignal(Thread.currentThread()::interrupt);
        try (LocalServer own = LocalServer.start(log, endpoint)) {
            print(own.server(), spec.commandLine().getOut());
            log.println("livekit4j: LiveKit's server runs until it is interrupted, as by Ctrl-C");
            log.flush();
            String end = own.server().awaitEnd();
            Thread.sleep(SIGNAL_DELAY);
            throw new LauncherException(end);
        } catch (InterruptedException _) {
            return ExitCode.OK;
        }
    }

    /** @throws IllegalArgumentException if only half of it is set, or it is invalid */
    private ApiKey key() {
        List<String> missing = variables.missingOfKey();
        if (missing.isEmpty()) {
            return new ApiKey(variables.key(), variables.secret());
        }
        if (missing.size() == 1) {
            throw new IllegalArgumentException(
                    missing.getFirst() + " is not set, but the other half of the key is; set both or neither");
        }
        return ApiKey.random();
    }

    /** Before the server is built, which takes a while. */
    private static void requireFree(ServerEndpoint endpoint) {
        try {
            endpoint.requireFree();
        } catch (ServerException e) {
            throw new LauncherException(e.getMessage() + "; give another with --port, or 0 for any that is free", e);
        }
    }

    private static void print(LiveKitServer server, PrintWriter output) {
        output.println(export(Variables.URL, server.url()));
        output.println(export(Variables.API_KEY, server.apiKey()));
        output.println(export(Variables.API_SECRET, server.apiSecret()));
        output.flush();
    }

    /** A line for a POSIX shell. */
    static String export(String name, String value) {
        boolean plain = value.matches("[A-Za-z0-9_./:=+-]+");
        return "export " + name + "=" + (plain ? value : "'" + value.replace("'", "'\\''") + "'");
    }
}
