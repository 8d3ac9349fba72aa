package org.livekit4j.launcher;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.livekit4j.demo.Demo;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.DemoRun;
import org.livekit4j.demo.RoomAccess;
import org.livekit4j.launcher.view.PlainView;
import org.livekit4j.launcher.view.Summary;
import org.livekit4j.launcher.view.TerminalView;
import org.livekit4j.launcher.view.View;
import org.livekit4j.text.Printable;
import org.livekit4j.server.ServerEndpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends synthetic media through the native library and back, or into a room, and shows and judges what comes. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, description = DemoCommand.DESCRIPTION)
final class DemoCommand implements Callable<Integer> {
    static final String DESCRIPTION = "Send synthetic audio and video tracks through the native library and back,"
            + " without a server, or publish them in a room.";

    private static final BigDecimal DEFAULT_SECONDS = BigDecimal.TEN;
    private static final int MAX_PROBLEM = 2_000;

    private final SignalHandler interruption;
    private final FrameworkStarter frameworks;
    @Spec
    private CommandSpec spec;

    @Option(names = "--audio", paramLabel = "N", defaultValue = "1", description = "Audio tracks, 0 to " + DemoOptions.MAX_AUDIO
            + " (default ${DEFAULT-VALUE}).")
    private int audio;
    @Option(names = "--video", paramLabel = "N", defaultValue = "1", description = "Video tracks, 0 to " + DemoOptions.MAX_VIDEO
            + " (default ${DEFAULT-VALUE}).")
    private int video;
    @Option(names = "--seconds", paramLabel = "S", converter = Seconds.class, description = "Default 10; in a terminal, endless.")
    private BigDecimal seconds;
    @Option(names = "--out", paramLabel = "DIR", description = "Write what arrives: WAVs of audio, PNGs of video, files.")
    private Path out;
    @Option(names = "--json", description = "No view; the last line of the output is one JSON object.")
    private boolean json;
    @Option(names = "--dashboard", description = "Show rooms and streams in a browser, too: the first line is the address.")
    private boolean dashboard;
    @Option(names = "--width", paramLabel = "W", defaultValue = ""
            + DemoOptions.DEFAULT_WIDTH, description = "The width of the video, in pixels (default ${DEFAULT-VALUE}).")
    private int width;
    @Option(names = "--height", paramLabel = "H", defaultValue = ""
            + DemoOptions.DEFAULT_HEIGHT, description = "The height of the video, in pixels (default ${DEFAULT-VALUE}).")
    private int height;
    @Option(names = "--fps", paramLabel = "F", defaultValue = ""
            + DemoOptions.DEFAULT_FPS, description = "Video frames per second (default ${DEFAULT-VALUE}).")
    private int fps;
    @Mixin
    private RoomArguments room;

    DemoCommand(SignalHandler interruption, FrameworkStarter frameworks) {
        this.interruption = interruption;
        this.frameworks = frameworks;
    }

    @Override
    public Integer call() {
        boolean live = !json && OutputTerminal.present();
        DemoOptions options = options(live);
        Optional<RoomAccess> access = Usage.of(spec, () -> room.access(System::getenv));
        options.out().ifPresent(OutputFolder::prepare);
        DemoReport report = room.server() ? runOnOwnServer(options, live) : run(options, access, live);
        report.problems()
                .forEach(problem -> spec.commandLine().getErr().println("livekit4j: " + Printable.of(problem, MAX_PROBLEM)));
        return report.ok() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private DemoOptions options(boolean live) {
        return Usage.of(spec, () -> new DemoOptions(audio, video, duration(live), Optional.ofNullable(out), width, height, fps));
    }

    private Optional<Duration> duration(boolean live) {
        if (seconds == null && live) {
            return Optional.empty();
        }
        BigDecimal asked = seconds == null ? DEFAULT_SECONDS : seconds;
        long max = DemoOptions.MAX_DURATION.toSeconds();
        if (asked.signum() <= 0 || asked.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new IllegalArgumentException("--seconds is " + asked + "; it must be more than 0 and at most " + max);
        }
        return Optional.of(Duration.ofNanos(asked.movePointRight(9).longValue()));
    }

    private DemoReport runOnOwnServer(DemoOptions options, boolean live) {
        interruption.onSignal(Thread.currentThread()::interrupt);
        try (LocalServer server = LocalServer.start(spec.commandLine().getErr(), ServerEndpoint.random())) {
            return run(options, Optional.of(server.access()), live);
        }
    }

    private DemoReport run(DemoOptions options, Optional<RoomAccess> access, boolean live) {
        try (EmbeddedFramework framework = frameworks.start()) {
            DemoReport report = excused(run(framework, options, access, live));
            print(report, System.out);
            return report;
        }
    }

    private DemoReport run(EmbeddedFramework framework, DemoOptions options, Optional<RoomAccess> access, boolean live) {
        try {
            Services services = new Services(framework, interruption::interrupted);
            if (dashboard) {
                System.out.println(services.openDashboard());
                System.out.flush();
            }
            Demo demo = services.demo();
            DemoRun run = access.isEmpty() ? demo.start(options) : Usage.of(spec, () -> demo.start(options, access.get()));
            interruption.onSignal(run::stop);
            return watch(run, options, live);
        } catch (InterruptedException e) {
            return DemoReport.notBegun(options, "interrupted before it began");
        }
    }

    /** An interrupt from the terminal goes to the server of one's own as well, which then cuts off what is on its way. */
    private DemoReport excused(DemoReport report) {
        boolean cutOff = room.server() && interruption.interrupted() && report.end().handles().live() == 0;
        return cutOff ? report.withProblems(List.of()) : report;
    }

    private DemoReport watch(DemoRun run, DemoOptions options, boolean live) throws InterruptedException {
        if (json) {
            return run.report().join();
        }
        if (!live) {
            return new RunMonitor(run, new PlainView(System.out)).toTheEnd();
        }
        try (OutputTerminal terminal = OutputTerminal.open()) {
            View view = new TerminalView(System.out, terminal::size, terminal.glyphs(), options);
            return new RunMonitor(run, view).toTheEnd();
        }
    }

    private void print(DemoReport report, PrintStream stream) {
        if (json) {
            stream.println(JsonReport.of(report));
        } else if (report.begun() || report.ok()) {
            Summary.of(report).forEach(stream::println);
        }
        stream.flush();
    }
}
