package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Extracts a packaged library, or a program with its libraries, to files that no other user can change, from the check of their
 * bytes on for as long as they are in use.
 *
 * <p>A file's path contains the hash of its content, or of all files that belong together: a refreshed bundle and another process
 * open the same file and so share one copy in memory, and a library of another version never replaces it. Other programs of the
 * user may truncate or replace it: the whole file is hashed, unless a {@linkplain LibraryStamp stamp} says that it has not changed
 * since it was. A new file is written beside the old one and renamed when it is complete, so any number of processes may do so at
 * once.
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
    static Path in(Path folder, PackagedFile library) throws IOException {
        return of(folder(folder, library.sha256()), library);
    }

    /**
     * @return a folder of this name, below the other one
     * @throws UntrustedPathException if others could change it
     */
    static Path folder(Path folder, String name) throws IOException {
        return Ownership.trusted(Files.createDirectories(folder.resolve(name), ownerOnly()));
    }

    /** @return the file, in a folder that others cannot change */
    static Path of(Path own, PackagedFile packaged) throws IOException {
        Path file = own.resolve(packaged.fileName());
        if (!isWhole(file, packaged)) {
            deleteAbandoned(own);
            write(file, packaged);
        }
        return file;
    }

    private static boolean isWhole(Path file, PackagedFile packaged) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || packaged.executable() && !Files.isExecutable(file)) {
            return false;
        }
        try {
            LibraryStamp stamp = new LibraryStamp(Ownership.trusted(file), packaged.sha256());
            if (stamp.holds()) {
                return true;
            }
            Optional<String> before = stamp.settled();
            boolean whole = packaged.isIn(file);
            if (whole) {
                stamp.write(before);
            }
            return whole;
        } catch (UntrustedPathException e) {
            return false; // left from a time when the folder was open to others
        }
    }

    private static void write(Path file, PackagedFile packaged) throws IOException {
        Path part = Files.createTempFile(file.getParent(), PART, null);
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                packaged.writeTo(out);
            }
            if (packaged.executable()) {
                part.toFile().setExecutable(true);
            }
            move(part, file, packaged);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path from, Path to, PackagedFile packaged) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Windows replaces no library that another process has loaded meanwhile
            if (!isWhole(to, packaged)) {
                throw e;
            }
        }
    }

    private static void deleteAbandoned(Path folder) throws IOException {
        Instant limit = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PART + "*.tmp")) {
            for (Path part : parts) {
                deleteIfBefore(limit, part);
            }
        }
    }

    private static void deleteIfBefore(Instant limit, Path part) throws IOException {
        try {
            if (Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(limit)) {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException e) {
            // Another process has completed it, and it has its own name now
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }
}
