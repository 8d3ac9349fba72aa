package org.livekit4j.examples.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.audio.WavWriter;

/** A file of samples without a header, as a former version of this recorder left them, in the format that it asked for. */
final class Samples {
    /** Others have files of this suffix as well. */
    private static final Pattern OURS = Pattern.compile(".*_TR[^_]*_\\d{8}-\\d{6}-\\d{3}\\" + PartFile.SUFFIX);
    private static final int RATE = AudioStreamOptions.DEFAULTS.sampleRate();
    private static final int CHANNELS = AudioStreamOptions.DEFAULTS.numChannels();
    private static final int PORTION_BYTES = 1 << 16;

    private Samples() {}

    /** Copies it into a WAV file, and deletes it when that is whole. */
    static Optional<Path> of(Path path) throws IOException {
        if (!OURS.matcher(path.getFileName().toString()).matches()) {
            return Optional.empty();
        }
        Path wav = PartFile.wav(path);
        Path part = wav.resolveSibling(wav.getFileName() + ".part");
        try (FileChannel samples = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (samples.size() < Short.BYTES * CHANNELS || samples.tryLock() == null) {
                return Optional.empty();
            }
            copy(samples, part);
            Files.move(part, wav, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        Files.delete(path);
        return Optional.of(wav);
    }

    private static void copy(FileChannel samples, Path part) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PORTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (WavWriter wav = WavWriter.create(part, RATE, CHANNELS)) {
            while (samples.read(bytes) >= 0) {
                short[] portion = new short[bytes.flip().remaining() / Short.BYTES / CHANNELS * CHANNELS];
                bytes.asShortBuffer().get(portion);
                wav.write(new AudioFrame(portion, RATE, CHANNELS));
                bytes.position(portion.length * Short.BYTES).compact();
            }
            wav.flush();
        }
    }
}
