package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.text.Printable;

/**
 * A program {@code ffmpeg}, and what it can encode.
 *
 * @param program where it is
 * @param encoders the names of its encoders
 * @param namesFrameRateMode whether it knows the option {@code -fps_mode}, which versions from 5.1 on do
 */
record Ffmpeg(FfmpegProgram program, List<String> encoders, boolean namesFrameRateMode) {
    private static final String INSTALL = "install it (apt-get install ffmpeg, dnf install ffmpeg-free, brew install ffmpeg,"
            + " winget install ffmpeg), or name it: RecordingOptions.withFfmpeg, property ffmpeg.path; where nothing can be"
            + " installed, add the artifact " + FfmpegProgram.FRAGMENT + ".<platform>";
    private static final List<String> H264 = List.of("libx264", "libopenh264", "h264_videotoolbox", "h264_mf");
    private static final Map<FfmpegProgram, Ffmpeg> FOUND = new ConcurrentHashMap<>();
    private static final long PROBE_SECONDS = 20;
    private static final int MAX_REASON = 300;
    /** A crash costs no more than that. */
    private static final String KEY_FRAMES = "expr:gte(t,n_forced*2)";

    /** As below, with the fragment of this bundle. */
    static Ffmpeg find(RecordingOptions options, String searchPath) {
        return find(options, searchPath, Ffmpeg.class.getClassLoader());
    }

    /**
     * Finds the program that the options name, or the first of those on the PATH and in the fragment that has the encoders.
     *
     * @throws LiveKitException if there is none, or it lacks an encoder of the format; the message says what to install
     */
    static Ffmpeg find(RecordingOptions options, String searchPath, ClassLoader fragments) {
        List<String> failures = new ArrayList<>();
        return FfmpegProgram.places(options, searchPath, fragments)
                .flatMap(program -> suitable(program, options.format(), failures).stream()).findFirst()
                .orElseThrow(() -> new LiveKitException((failures.isEmpty()
                        ? options.format() + " takes the program ffmpeg, which is not on the PATH"
                        : String.join("; ", failures)) + ": " + INSTALL));
    }

    /** @param failures is told why it is not */
    private static Optional<Ffmpeg> suitable(FfmpegProgram program, RecordingFormat format, List<String> failures) {
        try {
            Ffmpeg found = FOUND.computeIfAbsent(program, Ffmpeg::probe);
            List<String> missing = Stream.of(videoEncoders(format), audioEncoders(format))
                    .filter(any -> found.encoder(any).isEmpty()).map(any -> String.join(" or ", any)).toList();
            if (missing.isEmpty()) {
                return Optional.of(found);
            }
            failures.add(format + " takes an ffmpeg with the encoder " + String.join(" and ", missing) + ", which "
                    + program.path() + " lacks");
        } catch (UncheckedIOException e) {
            failures.add("ffmpeg cannot be run: " + e.getCause().getMessage());
        }
        return Optional.empty();
    }

    private static Ffmpeg probe(FfmpegProgram program) {
        List<String> encoders = lines(program, "-encoders").map(String::strip)
                .filter(line -> line.matches("[VA][A-Z.]{5} \\S+ .*")).map(line -> line.split("\\s+")[1]).toList();
        String version = lines(program, "-version").findFirst().orElse("");
        return new Ffmpeg(program, encoders, !version.matches("ffmpeg version n?([0-4]\\.|5\\.0).*"));
    }

    private static Stream<String> lines(FfmpegProgram program, String question) {
        try {
            Process process = program.process(List.of("-hide_banner", question)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var answer = process.getInputStream()) {
                process.onExit().orTimeout(PROBE_SECONDS, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
                String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8).strip();
                int exitCode = process.onExit().join().exitValue();
                if (exitCode != 0) {
                    throw new IOException(program.path() + " ends with exit code " + exitCode + ", and says: "
                            + Printable.of(text, MAX_REASON));
                }
                return text.lines();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> encoder(List<String> any) {
        return any.stream().filter(encoders::contains).findFirst();
    }

    private static List<String> videoEncoders(RecordingFormat format) {
        return format == RecordingFormat.WEBM_VP8_OPUS ? List.of("libvpx") : H264;
    }

    private static List<String> audioEncoders(RecordingFormat format) {
        return List.of(format == RecordingFormat.WEBM_VP8_OPUS ? "libopus" : "aac");
    }

    /** The options that choose the encoders of pictures and sound. */
    private List<String> encodersOf(RecordingFormat format) {
        String video = encoder(videoEncoders(format)).orElseThrow();
        String audio = encoder(audioEncoders(format)).orElseThrow();
        List<String> words = new ArrayList<>(List.of("-c:a", audio, "-c:v", video));
        switch (video) {
            case "libvpx" -> words.addAll(List.of("-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref", "0"));
            case "libx264" -> words.addAll(List.of("-preset", "veryfast", "-tune", "zerolatency"));
            default -> {
                // as it is
            }
        }
        return words;
    }

    /** A child process that reads Matroska from its standard input and writes a file. */
    ProcessBuilder process(RecordingOptions options, Path file) {
        List<String> words = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error", "-nostats", "-f",
                "matroska", "-i", "pipe:0", "-map", "0:v", "-map", "0:a"));
        words.addAll(encodersOf(options.format()));
        words.addAll(List.of("-threads", "1", "-pix_fmt", "yuv420p", "-b:v", "" + options.videoBitrate(), "-b:a",
                "" + options.audioBitrate(), "-force_key_frames", KEY_FRAMES, namesFrameRateMode ? "-fps_mode" : "-vsync",
                "vfr"));
        words.addAll(options.format() == RecordingFormat.WEBM_VP8_OPUS
                ? List.of("-cluster_time_limit", "1000", "-f", "webm")
                : List.of("-movflags", "+frag_keyframe+empty_moov+default_base_moof", "-f", "mp4"));
        words.addAll(List.of("-metadata", "comment=" + FileNames.PROGRAM, "-flush_packets", "1", "-y",
                file.toAbsolutePath().toString()));
        return program.process(words);
    }
}
