package org.livekit4j.ffi.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in memory that has no path and that no other user can open. Linux can load the library from it if no folder is suitable,
 * for example in a container whose file system is read-only or writable by all. It costs the library's size in memory, once per
 * process: a refreshed bundle finds it again.
 */
final class MemoryFile {
    private static final int CLOSE_ON_EXEC = 1;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Optional<MethodHandle> CREATE = SystemFunctions.find("memfd_create",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    private MemoryFile() {}

    /** @return the library's path; empty if this system has no such files */
    static Optional<Path> of(PackagedLibrary library) throws IOException {
        String name = "livekit4j-" + library.sha256();
        if (CREATE.isEmpty() || !Files.isDirectory(DESCRIPTORS)) {
            return Optional.empty();
        }
        Optional<Path> before = find("/memfd:" + name + " (deleted)", library);
        return before.isPresent() ? before : create(name, library);
    }

    private static Optional<Path> find(String link, PackagedLibrary library) throws IOException {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (isLink(descriptor, link) && library.isIn(descriptor)) {
                    return Optional.of(descriptor);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isLink(Path descriptor, String target) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(target);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    private static Optional<Path> create(String name, PackagedLibrary library) throws IOException {
        int descriptor;
        try (Arena arena = Arena.ofConfined()) {
            descriptor = (int) CREATE.orElseThrow().invokeExact(arena.allocateFrom(name), CLOSE_ON_EXEC);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (descriptor < 0) {
            return Optional.empty();
        }
        Path file = DESCRIPTORS.resolve(String.valueOf(descriptor));
        try (OutputStream out = Files.newOutputStream(file)) {
            library.writeTo(out);
        }
        return Optional.of(file);
    }
}
