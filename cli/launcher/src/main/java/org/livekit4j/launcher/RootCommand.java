package org.livekit4j.launcher;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is left when no command is named. */
@Command(name = "livekit4j", mixinStandardHelpOptions = true, description = RootCommand.DESCRIPTION)
final class RootCommand implements Runnable {
    static final String DESCRIPTION = "LiveKit real-time audio and video for the JVM, in an embedded OSGi framework.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "a command is missing; there are " + String.join(", ", spec.subcommands().keySet()));
    }
}
