package org.livekit4j.examples.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.WavWriter;

/**
 * A recording that is not finished: {@code x.raw}, which becomes {@code x.wav} when the recording ends, or after the next
 * start if the process was killed before. Samples are written where they belong: what is left out is silence, and takes no
 * room on the disk.
 */
final class PartFile implements AutoCloseable {
    static final String SUFFIX = ".raw";
    private static final Set<String> WAV_STARTS = Set.of("RIFF", "RF64");
    /** Those of this process. An operating system forgets the lock of a file when the process closes it anywhere. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final WavWriter wav;

    private PartFile(Path path, WavWriter wav) {
        this.path = path;
        this.wav = wav;
    }

    /** Begins a file, or goes on with the one that is there. */
    static PartFile open(Path path, int rate, int channels) throws IOException {
        Files.createDirectories(path.getParent());
        PartFile file = new PartFile(path, WavWriter.append(path, rate, channels));
        OPEN.add(path);
        return file;
    }

    /** @param place of the first sample, counted for each channel */
    void write(long place, AudioFrame frame) throws IOException {
        wav.writeSilence(Math.max(0, place - wav.samplesPerChannel()));
        wav.write(frame);
    }

    /** Leaves it as it is. */
    @Override
    public void close() throws IOException {
        OPEN.remove(path);
        wav.close();
    }

    /**
     * Finishes a file that nobody writes any more.
     *
     * @return the recording; empty if there is nothing in it, or if it is still being written
     */
    static Optional<Path> finish(Path path) throws IOException {
        if (OPEN.contains(path)) {
            return Optional.empty();
        }
        if (!isWav(path)) {
            return Samples.of(path);
        }
        if (WavWriter.repair(path) == 0) {
            Files.delete(path);
            return Optional.empty();
        }
        return Optional.of(Files.move(path, wav(path), StandardCopyOption.ATOMIC_MOVE));
    }

    private static boolean isWav(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return WAV_STARTS.contains(new String(bytes.readNBytes(4), StandardCharsets.ISO_8859_1));
        }
    }

    /** Its name when it is finished, of which there is no file yet. */
    static Path wav(Path part) {
        String name = part.getFileName().toString();
        String plain = name.substring(0, name.length() - SUFFIX.length());
        Path wav = part.resolveSibling(plain + ".wav");
        for (int i = 2; Files.exists(wav); i++) {
            wav = part.resolveSibling(plain + "-" + i + ".wav");
        }
        return wav;
    }
}
