package org.livekit4j.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file or folder that is made the first time it is needed, and again when what it is made from has changed. Beside it lie a lock, so
 * that of several processes one makes it and the others wait, and a hash of what it was made from.
 *
 * @param product what is made
 * @param sources the files that it is made from
 */
public record CachedBuild(Path product, List<Path> sources) {

    /** Makes the product. */
    @FunctionalInterface
    public interface Build {
        void run() throws IOException;
    }

    public CachedBuild {
        sources = List.copyOf(sources);
    }

    public boolean upToDate() {
        try {
            return Files.exists(product) && Files.exists(stamp()) && Files.readString(stamp()).equals(hash());
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns when the product is up to date; runs the build if it is not. */
    public void ensure(Build build) throws IOException {
        Files.createDirectories(product.getParent());
        // A file lock keeps off other processes, but is an error between threads of one.
        synchronized (CachedBuild.class) {
            try (FileChannel channel = FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!upToDate()) {
                    Files.deleteIfExists(stamp());
                    build.run();
                    Files.writeString(stamp(), hash());
                }
            }
        }
    }

    /** A file beside the product, for what else the build leaves. */
    public Path beside(String suffix) {
        return product.resolveSibling(product.getFileName() + suffix);
    }

    private Path stamp() {
        return beside(".sha256");
    }

    private String hash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path source : sources) {
                digest.update(Files.readAllBytes(source));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
