package org.livekit4j.examples.recorder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.livekit4j.audio.AudioStreamOptions;

/** A file of samples without a header, as a former version of this recorder left them, in the format that it asked for. */
final class Samples {
    /** Others have files of this suffix as well. */
    private static final Pattern OURS = Pattern.compile(".*_TR[^_]*_\\d{8}-\\d{6}-\\d{3}\\" + PartFile.SUFFIX);
    private static final WavHeader FORMAT = new WavHeader(AudioStreamOptions.DEFAULTS.sampleRate(),
            AudioStreamOptions.DEFAULTS.numChannels());

    private Samples() {}

    /** Copies it into a WAV file, and deletes it when that is whole. */
    static Optional<Path> of(Path path, FileChannel samples) throws IOException {
        long bytes = samples.size() / FORMAT.bytesPerSample() * FORMAT.bytesPerSample();
        if (bytes == 0 || !OURS.matcher(path.getFileName().toString()).matches()) {
            return Optional.empty();
        }
        Path wav = PartFile.wav(path);
        Path part = wav.resolveSibling(wav.getFileName() + ".part");
        try {
            copy(samples, bytes, part);
            Files.move(part, wav, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        Files.delete(path);
        return Optional.of(wav);
    }

    private static void copy(FileChannel samples, long bytes, Path part) throws IOException {
        try (FileChannel copy = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            PartFile.write(copy, 0, FORMAT.of(bytes));
            copy.position(WavHeader.BYTES);
            for (long done = 0; done < bytes;) {
                done += samples.transferTo(done, bytes - done, copy);
            }
            copy.force(true);
        }
    }
}
