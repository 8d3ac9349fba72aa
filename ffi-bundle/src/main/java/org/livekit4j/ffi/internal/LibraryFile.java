package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Extracts the packaged library to a file that no other user can change, from the check of its bytes on for as long as it is in
 * use.
 *
 * <p>The file's path contains the hash of its content: a refreshed bundle and another process open the same file and so share one
 * copy in memory, and a library of another version never replaces it. Other programs of the user may truncate or replace it: the
 * whole file is hashed, unless a {@linkplain LibraryStamp stamp} says that it has not changed since it was. A new file is written
 * beside the old one and renamed when it is complete, so any number of processes may do so at once.
 */
final class LibraryFile {
    /** What a process that was killed left behind is deleted after this; a slow one is still writing before it. */
    private static final Duration ABANDONED = Duration.ofHours(1);
    static final String PART = "part";

    private LibraryFile() {}

    /**
     * @return the library's file, below the folder
     * @throws UntrustedPathException if others could change it
     */
    static Path in(Path folder, PackagedLibrary library) throws IOException {
        Path own = Ownership.trusted(Files.createDirectories(folder.resolve(library.sha256()), ownerOnly()));
        Path file = own.resolve(library.fileName());
        if (!isWhole(file, library)) {
            deleteAbandoned(own);
            write(file, library);
        }
        return file;
    }

    private static boolean isWhole(Path file, PackagedLibrary library) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            LibraryStamp stamp = new LibraryStamp(Ownership.trusted(file), library.sha256());
            if (stamp.holds()) {
                return true;
            }
            Optional<String> before = stamp.settled();
            boolean whole = library.isIn(file);
            if (whole) {
                stamp.write(before);
            }
            return whole;
        } catch (UntrustedPathException e) {
            return false; // left from a time when the folder was open to others
        }
    }

    private static void write(Path file, PackagedLibrary library) throws IOException {
        Path part = Files.createTempFile(file.getParent(), PART, null);
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                library.writeTo(out);
            }
            move(part, file, library);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path from, Path to, PackagedLibrary library) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Windows replaces no library that another process has loaded meanwhile
            if (!isWhole(to, library)) {
                throw e;
            }
        }
    }

    private static void deleteAbandoned(Path folder) throws IOException {
        Instant limit = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PART + "*.tmp")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }
}
