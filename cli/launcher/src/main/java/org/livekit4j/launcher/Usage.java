package org.livekit4j.launcher;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What is wrong with the arguments is told as wrong usage. */
final class Usage {

    private Usage() {}

    /** @throws ParameterException with the same message as an {@link IllegalArgumentException} of these */
    static <T> T of(CommandSpec spec, Supplier<T> arguments) {
        try {
            return arguments.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
