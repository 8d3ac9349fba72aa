package org.livekit4j.testing.files;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What other programs make of files: {@code ffmpeg} and {@code ffprobe}. */
public final class MediaProbe {
    private static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("LIVEKIT4J_REQUIRE_SERVER"));

    private MediaProbe() {}

    /** Whether the programs are there, without which tests are skipped; where nothing may be skipped it is an error if not. */
    public static boolean isThere() {
        boolean there = Stream.of("ffmpeg", "ffprobe").allMatch(MediaProbe::isThere);
        if (!there && REQUIRED) {
            throw new AssertionError("ffmpeg and ffprobe are missing: install the package ffmpeg");
        }
        return there;
    }

    private static boolean isThere(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The sound, as 48 kHz mono. */
    public static short[] samples(Path file) throws IOException, InterruptedException {
        return pcm("ffmpeg", "-v", "error", "-i", file.toString(), "-vn", "-f", "s16le", "-ac", "1", "-ar", "48000", "-");
    }

    /** How loud one channel is, as root mean square. */
    public static double channelLevel(Path file, int channel) throws IOException, InterruptedException {
        short[] samples = pcm("ffmpeg", "-v", "error", "-i", file.toString(), "-af", "pan=mono|c0=c" + channel, "-f", "s16le",
                "-");
        return Sound.level(samples, 0, samples.length);
    }

    /** The pictures, as I420 one behind the other. */
    public static byte[] pictures(Path file) throws IOException, InterruptedException {
        return run("ffmpeg", "-v", "error", "-i", file.toString(), "-an", "-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-f",
                "rawvideo", "-");
    }

    /** When each picture is shown, in seconds. */
    public static List<Double> pictureTimes(Path file) throws IOException, InterruptedException {
        return text("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "frame=best_effort_timestamp_time", "-of",
                "csv=p=0", file.toString()).lines().filter(line -> !line.isBlank())
                .map(line -> Double.parseDouble(line.replace(",", ""))).toList();
    }

    /** In seconds, as the file says. */
    public static double duration(Path file) throws IOException, InterruptedException {
        return Double.parseDouble(
                text("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file.toString()));
    }

    /** The names of the codecs. */
    public static List<String> codecs(Path file) throws IOException, InterruptedException {
        return text("ffprobe", "-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0", file.toString()).lines()
                .toList();
    }

    private static short[] pcm(String... command) throws IOException, InterruptedException {
        byte[] bytes = run(command);
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static String text(String... command) throws IOException, InterruptedException {
        return new String(run(command), StandardCharsets.UTF_8).strip();
    }

    private static byte[] run(String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("errors", ".txt");
        try {
            Process process = new ProcessBuilder(command).redirectError(errors.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + Files.readString(errors));
            }
            return output;
        } finally {
            Files.delete(errors);
        }
    }
}
