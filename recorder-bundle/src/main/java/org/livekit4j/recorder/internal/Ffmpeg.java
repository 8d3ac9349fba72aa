package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.SearchPath;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;

/**
 * A program {@code ffmpeg}, and what it can encode.
 *
 * @param path of the program
 * @param encoders the names of its encoders
 * @param namesFrameRateMode whether it knows the option {@code -fps_mode}, which versions from 5.1 on do
 */
record Ffmpeg(Path path, List<String> encoders, boolean namesFrameRateMode) {
    private static final String INSTALL = "install it (apt-get install ffmpeg, dnf install ffmpeg-free, brew install ffmpeg,"
            + " winget install ffmpeg), or name it: RecordingOptions.withFfmpeg, property ffmpeg.path";
    private static final List<String> H264 = List.of("libx264", "libopenh264", "h264_videotoolbox", "h264_mf");
    private static final Map<Path, Ffmpeg> FOUND = new ConcurrentHashMap<>();
    private static final long PROBE_SECONDS = 20;
    /** A crash costs no more than that. */
    private static final String KEY_FRAMES = "expr:gte(t,n_forced*2)";

    /**
     * Finds the program that the options name, or the one on the PATH.
     *
     * @throws LiveKitException if there is none, or it lacks an encoder of the format; the message says what to install
     */
    static Ffmpeg find(RecordingOptions options, String searchPath) {
        Path path = options.ffmpeg().or(() -> SearchPath.find(searchPath, "ffmpeg")).orElseThrow(() -> new LiveKitException(
                options.format() + " takes the program ffmpeg, which is not on the PATH: " + INSTALL));
        Ffmpeg found = FOUND.computeIfAbsent(path, Ffmpeg::probe);
        found.encodersOf(options.format());
        return found;
    }

    private static Ffmpeg probe(Path path) {
        List<String> encoders = lines(path, "-encoders").map(String::strip).filter(line -> line.matches("[VA][A-Z.]{5} \\S+ .*"))
                .map(line -> line.split("\\s+")[1]).toList();
        String version = lines(path, "-version").findFirst().orElse("");
        return new Ffmpeg(path, encoders, !version.matches("ffmpeg version n?([0-4]\\.|5\\.0).*"));
    }

    private static Stream<String> lines(Path path, String question) {
        try {
            Process process = new ProcessBuilder(path.toString(), "-hide_banner", question).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var answer = process.getInputStream()) {
                process.onExit().orTimeout(PROBE_SECONDS, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8).lines();
            }
        } catch (IOException e) {
            throw new LiveKitException("ffmpeg cannot be run: " + e.getMessage() + ". " + INSTALL, e);
        }
    }

    /** The options that choose the encoders of pictures and sound. */
    private List<String> encodersOf(RecordingFormat format) {
        boolean webm = format == RecordingFormat.WEBM_VP8_OPUS;
        String video = encoder(format, webm ? List.of("libvpx") : H264);
        String audio = encoder(format, List.of(webm ? "libopus" : "aac"));
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

    private String encoder(RecordingFormat format, List<String> any) {
        return any.stream().filter(encoders::contains).findFirst().orElseThrow(() -> new LiveKitException(format + " takes an"
                + " ffmpeg with the encoder " + String.join(" or ", any) + ", which " + path + " lacks: " + INSTALL));
    }

    /** The command that reads Matroska from its standard input and writes a file. */
    List<String> command(RecordingOptions options, Path file) {
        List<String> words = new ArrayList<>(List.of(path.toString(), "-hide_banner", "-loglevel", "error", "-nostats", "-f",
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
        return words;
    }
}
