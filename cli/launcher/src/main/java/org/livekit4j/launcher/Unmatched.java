package org.livekit4j.launcher;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what there is in place of an argument that a command does not know. Its value is not repeated: it may be a secret. */
final class Unmatched {

    private Unmatched() {}

    static String message(UnmatchedArgumentException exception) {
        CommandLine command = exception.getCommandLine();
        String first = exception.getUnmatched().getFirst();
        if (exception.isUnknownOption()) {
            return "unknown option '" + first.replaceFirst("=.*", "") + "'; there are " + options(command.getCommandSpec());
        }
        if (command.getSubcommands().isEmpty()) {
            return "unexpected argument '" + first + "'";
        }
        return "unknown command '" + first + "'; there are " + String.join(", ", command.getSubcommands().keySet());
    }

    private static String options(CommandSpec spec) {
        return spec.options().stream().filter(option -> !option.hidden()).map(OptionSpec::longestName)
                .collect(Collectors.joining(", "));
    }
}
