package org.livekit4j.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** Says what went wrong in one line on standard error; with --verbose also where. */
final class ErrorReporter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int MAX_LENGTH = 4_000;

    private final Verbosity verbosity;

    ErrorReporter(Verbosity verbosity) {
        this.verbosity = verbosity;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        String message = exception instanceof UnmatchedArgumentException unmatched
                ? Unmatched.message(unmatched)
                : exception.getMessage();
        say(command, message + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        String message = exception.getMessage();
        boolean expected = exception instanceof LauncherException && message != null;
        say(command, expected ? message : "unexpected " + exception);
        if (verbosity.verbose()) {
            StringWriter trace = new StringWriter();
            exception.printStackTrace(new PrintWriter(trace, true));
            trace.toString().lines().forEach(line -> command.getErr().println(shown(line)));
        }
        return ExitCode.SOFTWARE;
    }

    /** Others' names and texts are in it. Each line of a stack trace begins with a tab. */
    private static String shown(String line) {
        return Printable.of(Redaction.redact(line.replace("\t", "    "), System.getenv(Variables.API_SECRET)), MAX_LENGTH);
    }

    private static void say(CommandLine command, String message) {
        command.getErr().println("livekit4j: " + shown(message.strip().replaceAll("\\s*\\R\\s*", " ")));
        command.getErr().flush();
    }
}
