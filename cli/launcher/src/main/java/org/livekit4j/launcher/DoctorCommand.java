package org.livekit4j.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.livekit4j.demo.Demo;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.launcher.doctor.FrameworkChecks;
import org.livekit4j.shell.internal.doctor.Check;
import org.livekit4j.shell.internal.doctor.MachineChecks;
import org.osgi.framework.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Says what is right, what is wrong, and what to do. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = DoctorCommand.DESCRIPTION)
final class DoctorCommand implements Callable<Integer> {
    static final String DESCRIPTION = "Check the JDK, the platform, the native library and the framework;"
            + " exit code 1 if something is wrong.";

    private static final String OVERRIDE = "LIVEKIT_LIB_PATH";
    /** Short, and long enough for a stream to begin. */
    private static final DemoOptions LOOPBACK = new DemoOptions(1, 1, Optional.of(Duration.ofMillis(500)), Optional.empty(),
            DemoOptions.DEFAULT_WIDTH, DemoOptions.DEFAULT_HEIGHT, DemoOptions.DEFAULT_FPS);

    private final SignalHandler interruption;
    private final FrameworkStarter frameworks;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    DoctorCommand(SignalHandler interruption, FrameworkStarter frameworks) {
        this.interruption = interruption;
        this.frameworks = frameworks;
    }

    @Override
    public Integer call() {
        List<Check> checks = new ArrayList<>();
        checks.add(MachineChecks.jdk(Runtime.version(), System.getProperty("java.vendor"), System.getProperty("java.home")));
        checks.add(MachineChecks.platform(System.getProperty("os.name"), System.getProperty("os.arch")));
        checkFramework(checks);
        print(checks);
        return checks.stream().allMatch(Check::fine) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void checkFramework(List<Check> checks) {
        boolean access = DoctorCommand.class.getModule().isNativeAccessEnabled();
        try (EmbeddedFramework framework = frameworks.start()) {
            Services services = new Services(framework, interruption::interrupted);
            Optional<Demo> demo = Optional.empty();
            String failure = "";
            try {
                demo = Optional.of(services.demo());
            } catch (LauncherException | InterruptedException e) {
                failure = e.getMessage();
            }
            checks.add(MachineChecks.nativeAccess(access, demo.isPresent()));
            Bundle[] bundles = framework.context().getBundles();
            String name = "Felix " + bundles[0].getVersion();
            checks.add(FrameworkChecks.bundles(name, bundles.length - 1, framework.failures()));
            checks.add(FrameworkChecks.library(services.library(), failure, Optional.ofNullable(System.getenv(OVERRIDE))));
            checks.add(FrameworkChecks.components(services.components()));
            demo.map(found -> FrameworkChecks.loopback(found.start(LOOPBACK).report().join())).ifPresent(checks::add);
        } catch (LauncherException e) {
            checks.add(new Check("framework", Check.State.WRONG, e.getMessage(), "build again with mvn clean package"));
        }
    }

    private void print(List<Check> checks) {
        if (json) {
            System.out.println(Check.json(checks));
        } else {
            checks.forEach(check -> System.out.println(check.line()));
        }
    }
}
