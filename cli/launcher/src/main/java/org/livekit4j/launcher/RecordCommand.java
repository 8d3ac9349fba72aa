package org.livekit4j.launcher;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.livekit4j.demo.RoomAccess;
import org.livekit4j.recorder.embedding.RecordingReport;
import org.livekit4j.recorder.embedding.RecordingRequest;
import org.livekit4j.recorder.embedding.RoomRecorder;
import org.livekit4j.shell.internal.json.JsonWriter;
import org.livekit4j.text.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Joins a room and records it. */
@Command(name = "record", mixinStandardHelpOptions = true, sortOptions = false, description = RecordCommand.DESCRIPTION)
final class RecordCommand implements Callable<Integer> {
    static final String DESCRIPTION = "Record a room as files, until it ends, the seconds are over, or it is interrupted.";

    /** For files to be completed. */
    private static final Duration COMPLETING = Duration.ofSeconds(20);
    private static final long MAX_SECONDS = Duration.ofDays(365).toSeconds();
    private static final int MAX_PROBLEM = 2_000;
    private static final double MILLIS = 1_000;

    private final SignalHandler interruption;
    private final FrameworkStarter frameworks;
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go.")
    private Path out;
    @Option(names = "--format", paramLabel = "F", defaultValue = "wav", description = "wav, ogg (Opus), webm (VP8 and Opus), mp4"
            + " (H.264 and AAC) or webm-audio (Opus); webm and mp4 need ffmpeg (default ${DEFAULT-VALUE}).")
    private String format;
    @Option(names = "--mixed", description = "One file for the room: voices mixed, pictures in a grid.")
    private boolean mixed;
    @Option(names = "--seconds", paramLabel = "S", converter = Seconds.class, description = "How long; by default until the room"
            + " ends.")
    private BigDecimal seconds;
    @Option(names = "--json", description = "The last line of the output is one JSON object that names each file.")
    private boolean json;
    @Mixin
    private JoinArguments room;

    RecordCommand(SignalHandler interruption, FrameworkStarter frameworks) {
        this.interruption = interruption;
        this.frameworks = frameworks;
    }

    @Override
    public Integer call() {
        RecordingRequest request = Usage.of(spec, this::request);
        OutputFolder.prepare(out);
        RecordingReport report = run(request);
        report.problems()
                .forEach(problem -> spec.commandLine().getErr().println("livekit4j: " + Printable.of(problem, MAX_PROBLEM)));
        boolean ok = report.problems().isEmpty() || interruption.interrupted();
        if (json) {
            System.out.println(json(report, ok));
        }
        return ok ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private RecordingRequest request() {
        RoomAccess access = room.join(System::getenv);
        Consumer<String> progress = json ? _ -> {
        } : line -> System.out.println(Printable.of(line));
        return new RecordingRequest(access.url(), access.token(), out, recordingFormat(), mixed, duration(), progress);
    }

    private String recordingFormat() {
        return switch (format) {
            case "wav" -> "WAV";
            case "ogg" -> "OGG_OPUS";
            case "webm-audio" -> "WEBM_OPUS";
            case "webm" -> "WEBM_VP8_OPUS";
            case "mp4" -> "MP4_H264_AAC";
            default -> throw new IllegalArgumentException(
                    "--format is " + Printable.of(format) + "; it must be wav, ogg, webm, mp4 or webm-audio");
        };
    }

    private Optional<Duration> duration() {
        if (seconds == null) {
            return Optional.empty();
        }
        if (seconds.signum() <= 0 || seconds.compareTo(BigDecimal.valueOf(MAX_SECONDS)) > 0) {
            throw new IllegalArgumentException("--seconds is " + seconds + "; it must be more than 0 and at most " + MAX_SECONDS);
        }
        return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    private RecordingReport run(RecordingRequest request) {
        Thread recording = Thread.currentThread();
        try (EmbeddedFramework framework = frameworks.start()) {
            RoomRecorder recorder = new Services(framework, interruption::interrupted).recorder();
            interruption.onSignal(recording::interrupt, COMPLETING);
            return recorder.record(request);
        } catch (InterruptedException e) {
            throw new LauncherException("interrupted before it began", e);
        } catch (IllegalStateException e) {
            throw new LauncherException(Printable.of(e.getMessage(), MAX_PROBLEM), e);
        }
    }

    static String json(RecordingReport report, boolean ok) {
        return new JsonWriter().put("room", report.room())
                .put("files", report.files().stream().map(RecordCommand::json).toList())
                .put("lostSeconds", seconds(report.lostAudio()), 3).put("lostPictures", report.lostPictures()).put("ok", ok)
                .toString();
    }

    private static JsonWriter json(RecordingReport.File file) {
        return new JsonWriter().put("path", file.path().toString()).put("complete", file.complete())
                .put("participant", file.participant()).put("track", file.track()).put("seconds", seconds(file.duration()), 3)
                .put("bytes", file.bytes()).put("silenceSeconds", seconds(file.silence()), 3)
                .put("lostSeconds", seconds(file.lostAudio()), 3).put("lostPictures", file.lostPictures());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
