package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Remembers, in a file beside the library's, that the library was hashed: by the hash and by what the system says of the file. A
 * file that was written since, replaced or restored from a copy has another inode, or another time of its last change, which no
 * program can set. Where the system does not say these, and in any doubt, nothing is remembered.
 */
final class LibraryStamp {
    private static final String SUFFIX = ".checked";
    private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino,dev";
    private static final int MAX_BYTES = 1024;
    /** A second change may leave the time as it is if it comes at once: systems count time in steps, of up to two seconds. */
    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final boolean KNOWN = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final Path file;
    private final Path stamp;
    private final String sha256;

    /** @param file in a folder that no other user can write to */
    LibraryStamp(Path file, String sha256) {
        this.file = file;
        this.sha256 = sha256;
        stamp = file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /** Whether the file is as it was when it was found to have this hash. */
    boolean holds() {
        try {
            return KNOWN && read().filter(text()::equals).isPresent();
        } catch (IOException e) {
            return false; // then the file is hashed
        }
    }

    /** What a stamp of the file as it is now would say; to be asked before it is hashed. Empty if there can be none, or none yet. */
    Optional<String> settled() throws IOException {
        if (!KNOWN) {
            return Optional.empty();
        }
        Instant changed = ((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
        return changed.isAfter(Instant.now().minus(SETTLED)) ? Optional.empty() : Optional.of(text());
    }

    String text() throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        return "sha256=" + sha256 + " size=" + attributes.get("size") + " modified=" + nanos(attributes.get("lastModifiedTime"))
                + " changed=" + nanos(attributes.get("ctime")) + " inode=" + attributes.get("ino") + " device="
                + attributes.get("dev") + "\n";
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    private Optional<String> read() throws IOException {
        if (!Files.isRegularFile(stamp, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Ownership.trusted(stamp);
        try (SeekableByteChannel channel = Files.newByteChannel(stamp,
                Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer content = ByteBuffer.allocate(MAX_BYTES);
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // The next read goes on where this one ended
            }
            return Optional.of(new String(content.array(), 0, content.position(), StandardCharsets.UTF_8));
        }
    }

    /**
     * The file was hashed, and was right. That this cannot be written down costs time at the next start and nothing else.
     *
     * @param before what {@link #settled} said before the file was hashed
     */
    void write(Optional<String> before) {
        try {
            if (before.isPresent() && before.get().equals(text())) {
                Path part = Files.createTempFile(file.getParent(), LibraryFile.PART, null);
                try {
                    Files.writeString(part, before.get());
                    Files.move(part, stamp, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            NativeFfiClient.LOG.debug("{} will be hashed again at the next start", file, e);
        }
    }
}
