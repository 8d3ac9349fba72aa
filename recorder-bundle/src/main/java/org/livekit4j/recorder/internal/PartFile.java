package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file with its temporary name, which is locked: so no other recorder takes it for one that a killed process has left. */
final class PartFile implements AutoCloseable {
    static final String SUFFIX = ".part";
    /** Behind everything that is read or written, and beside the lock of a {@link org.livekit4j.audio.WavWriter}. */
    private static final long LOCK_AT = Long.MAX_VALUE - 3;
    /** Those of this process. An operating system forgets the lock of a file when the process closes it anywhere. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path key;
    private final FileChannel file;

    private PartFile(Path path, Path key, FileChannel file) {
        this.path = path;
        this.key = key;
        this.file = file;
    }

    /** A folder may have several names. */
    private static Path key(Path path) throws IOException {
        return path.toAbsolutePath().getParent().toRealPath().resolve(path.getFileName());
    }

    /** @throws java.nio.file.FileAlreadyExistsException if there is one */
    static PartFile create(Path path) throws IOException {
        Path key = key(path);
        PartFile part = new PartFile(path, key,
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        OPEN.add(key);
        part.lock();
        return part;
    }

    /** A file that was left; empty if it is still being written, or that cannot be found out. */
    static Optional<PartFile> left(Path path) throws IOException {
        Path key = key(path);
        if (!OPEN.add(key)) {
            return Optional.empty();
        }
        try {
            PartFile part = new PartFile(path, key, FileChannel.open(path, StandardOpenOption.WRITE));
            if (part.lock()) {
                return Optional.of(part);
            }
            part.close();
            return Optional.empty();
        } catch (IOException e) {
            OPEN.remove(key);
            throw e;
        }
    }

    /** False also where the file system has no locks. */
    private boolean lock() {
        try {
            return file.tryLock(LOCK_AT, 1, false) != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** Removes it, because nothing is in it. */
    void delete() throws IOException {
        try (this) {
            Files.deleteIfExists(path);
        }
    }

    /** It may be completed, or deleted, by any recorder. */
    @Override
    public void close() throws IOException {
        try (file) {
            OPEN.remove(key);
        }
    }
}
