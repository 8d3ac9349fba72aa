package org.livekit4j.launcher;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The framework with the dashboard, for a browser on this machine. */
@Command(name = "dashboard", mixinStandardHelpOptions = true, description = DashboardCommand.DESCRIPTION)
final class DashboardCommand implements Callable<Integer> {
    static final String DESCRIPTION = "Start the framework with a dashboard for a browser on this machine, until it is"
            + " interrupted. Its standard output is one line with the address, which admits to it.";

    private final SignalHandler interruption;
    private final FrameworkStarter frameworks;
    @Spec
    private CommandSpec spec;

    DashboardCommand(SignalHandler interruption, FrameworkStarter frameworks) {
        this.interruption = interruption;
        this.frameworks = frameworks;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (EmbeddedFramework framework = frameworks.start()) {
            interruption.onSignal(framework::stop);
            PrintWriter output = spec.commandLine().getOut();
            output.println(new Services(framework, interruption::interrupted).openDashboard());
            output.flush();
            framework.awaitStop();
            return ExitCode.OK;
        }
    }
}
