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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A recording that is not finished: {@code x.raw}, which is {@code x.wav} but for the sizes in its header. To finish it is to write these
 * and to rename it, whatever its size; so that may happen when the recording ends, or after the next start if the process was killed
 * before. Samples are written where they belong: what is left out is silence, and takes no room on the disk.
 */
final class PartFile implements AutoCloseable {
    static final String SUFFIX = ".raw";
    /** Those of this process. An operating system forgets the lock of a file when the process closes it anywhere. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final WavHeader header;
    private final FileChannel channel;

    private PartFile(Path path, WavHeader header, FileChannel channel) {
        this.path = path;
        this.header = header;
        this.channel = channel;
    }

    /** Begins a file, or goes on with the one that is there. */
    static PartFile open(Path path, WavHeader header) throws IOException {
        Files.createDirectories(path.getParent());
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(path + " is being written by another process");
            }
            write(channel, 0, header.of(0));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        OPEN.add(path);
        return new PartFile(path, header, channel);
    }

    /** @param place of the first sample, counted for each channel */
    void write(long place, short[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        write(channel, WavHeader.BYTES + place * header.bytesPerSample(), bytes);
    }

    static void write(FileChannel channel, long position, ByteBuffer bytes) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Leaves it as it is. */
    @Override
    public void close() throws IOException {
        OPEN.remove(path);
        channel.close();
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
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate(WavHeader.BYTES);
            channel.read(bytes, 0);
            Optional<WavHeader> header = WavHeader.read(bytes.flip());
            if (header.isEmpty()) {
                return Samples.of(path, channel);
            }
            if (!complete(channel, header.get())) {
                Files.delete(path);
                return Optional.empty();
            }
        }
        return Optional.of(Files.move(path, wav(path), StandardCopyOption.ATOMIC_MOVE));
    }

    /** @return whether there is anything in it */
    private static boolean complete(FileChannel channel, WavHeader header) throws IOException {
        long samples = (channel.size() - WavHeader.BYTES) / header.bytesPerSample();
        if (samples > 0) {
            long dataBytes = samples * header.bytesPerSample();
            channel.truncate(WavHeader.BYTES + dataBytes); // a write may have been cut off in a sample
            write(channel, 0, header.of(dataBytes));
            channel.force(true);
        }
        return samples > 0;
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
