package org.livekit4j.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is left when no command is named. */
@Command(name = "livekit4j", mixinStandardHelpOptions = true, versionProvider = RootCommand.Version.class,
        description = "LiveKit real-time audio and video for the JVM, in an embedded OSGi framework.")
final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: demo, doctor or shell");
    }

    /** The jar's own. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[] {"livekit4j " + (version == null ? "(not packaged)" : version)};
        }
    }
}
