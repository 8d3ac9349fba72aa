package org.livekit4j.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.livekit4j.launcher.shell.Console;
import org.livekit4j.launcher.shell.LineSource;
import org.livekit4j.shell.embedding.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The framework with a shell at the terminal, or with commands from a pipe. */
@Command(name = "shell", mixinStandardHelpOptions = true, description = ShellCommand.DESCRIPTION)
final class ShellCommand implements Callable<Integer> {
    static final String DESCRIPTION = "Start the framework with a shell; 'help' lists its commands, 'exit' or Ctrl-D ends it.";

    private final SignalHandler interruption;
    private final FrameworkStarter frameworks;

    ShellCommand(SignalHandler interruption, FrameworkStarter frameworks) {
        this.interruption = interruption;
        this.frameworks = frameworks;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        try (EmbeddedFramework framework = frameworks.start()) {
            interruption.onSignal(framework::stop);
            Shell shell = new Services(framework, interruption::interrupted).shell();
            Console console = new Console(shell, LineSource.ofStandardInput(), System.out, System.err);
            // It may wait for input for ever; the framework can be stopped meanwhile.
            Thread.ofPlatform().daemon().name("livekit4j-shell").start(() -> {
                console.run();
                framework.stop();
            });
            framework.awaitStop();
            return console.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }
}
