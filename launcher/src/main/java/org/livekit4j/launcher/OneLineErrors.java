package org.livekit4j.launcher;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one line on standard error; with --verbose also where. */
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Verbosity verbosity;

    OneLineErrors(Verbosity verbosity) {
        this.verbosity = verbosity;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        say(command, exception.getMessage() + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        String message = exception.getMessage();
        boolean expected = exception instanceof LauncherException && message != null;
        say(command, expected ? message : "unexpected " + exception);
        if (verbosity.verbose()) {
            exception.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }

    private static void say(CommandLine command, String message) {
        command.getErr().println("livekit4j: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
        command.getErr().flush();
    }
}
