package org.livekit4j.itests.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.livekit4j.itests.Colour;
import org.livekit4j.track.VideoCodec;

/** Two seconds of one colour, encoded by {@code ffmpeg}: its frames, the first of which is a key frame and no other one. */
record EncodedClip(VideoCodec codec, int width, int height, List<byte[]> frames) {
    static final int FPS = 15;

    private static final int SECONDS = 2;
    private static final int IVF_HEADER = 32;
    private static final int IVF_FRAME_HEADER = 12;
    private static final int DELIMITER = 9;

    /** Encodes it; skips the test where there is no {@code ffmpeg}, or it lacks the encoder. */
    static EncodedClip of(VideoCodec codec, Colour colour) {
        try {
            Path file = Files.createTempFile("clip", codec == VideoCodec.H264 ? ".h264" : ".ivf");
            try {
                encode(codec, colour, file);
                byte[] bytes = Files.readAllBytes(file);
                return new EncodedClip(codec, 320, 180, switch (codec) {
                    case VP8, VP9, AV1 -> ofIvf(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
                    case H264 -> accessUnits(bytes);
                    case H265 -> throw new AssertionError("no source takes it");
                });
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void encode(VideoCodec codec, Colour colour, Path file) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-f", "lavfi",
                        "-i",
                        "color=0x%02x%02x%02x:s=320x180:r=%d:d=%d".formatted(colour.red(), colour.green(), colour.blue(), FPS,
                                SECONDS),
                        "-pix_fmt", "yuv420p", "-b:v", "150k", "-g", String.valueOf(10 * FPS * SECONDS)));
        command.addAll(switch (codec) {
            case VP8 -> List.of("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref", "0");
            case VP9 -> List.of("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8");
            case AV1 -> List.of("-c:v", "libaom-av1", "-usage", "realtime", "-cpu-used", "8", "-lag-in-frames", "0");
            case H264 ->
                List.of("-c:v", "libx264", "-profile:v", "baseline", "-tune", "zerolatency", "-preset", "ultrafast", "-bsf:v",
                        "h264_metadata=aud=insert");
            case H265 -> List.<String>of();
        });
        command.add(file.toString());
        Path log = Files.createTempFile("ffmpeg", ".log");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()))
                    .start();
            if (!process.waitFor(Peer.TIMEOUT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(Files.readString(log));
            }
        } catch (IOException e) {
            TestServer.unavailable("no clip of " + codec + ": ffmpeg with its encoder is needed: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            Files.delete(log);
        }
    }

    private static List<byte[]> ofIvf(ByteBuffer ivf) {
        List<byte[]> frames = new ArrayList<>();
        for (ivf.position(IVF_HEADER); ivf.hasRemaining();) {
            byte[] frame = new byte[ivf.getInt()];
            ivf.position(ivf.position() + IVF_FRAME_HEADER - Integer.BYTES);
            ivf.get(frame);
            frames.add(frame);
        }
        return frames;
    }

    /** From one delimiter of access units to the next. */
    private static List<byte[]> accessUnits(byte[] stream) {
        List<byte[]> units = new ArrayList<>();
        int start = 0;
        for (int i = 4; i + 4 < stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 0 && stream[i + 3] == 1
                    && (stream[i + 4] & 0x1f) == DELIMITER) {
                units.add(Arrays.copyOfRange(stream, start, i));
                start = i;
            }
        }
        units.add(Arrays.copyOfRange(stream, start, stream.length));
        return units;
    }
}
