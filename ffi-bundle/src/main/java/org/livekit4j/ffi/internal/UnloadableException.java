package org.livekit4j.ffi.internal;

import java.nio.file.Path;
import java.util.List;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.text.Printable;

/** Thrown when the system cannot load a library file. The message contains the system's message and the remedy, in one line. */
final class UnloadableException extends FfiException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_REASON = 500;

    private static final Cause NO_EXECUTION = new Cause("its file system does not allow execution (noexec), or a security module"
            + " does not: the file must be on another one; for the packaged library set the system property "
            + NativeLibrary.FOLDER_PROPERTY, "failed to map segment");
    private static final Cause OTHER = new Cause("it must be LiveKit's native library for this system, whole and readable; "
            + NativeLibrary.OVERRIDE_VARIABLE + " names another file, and without it the packaged library is used");
    /** The first that fits is taken. */
    private static final List<Cause> CAUSES = List.of(NO_EXECUTION,
            new Cause(
                    "this system has musl in place of glibc, as Alpine Linux does, and LiveKit has no library for it: use a system"
                            + " or container image with glibc 2.28 or newer, such as Debian",
                    "Error loading shared library",
                    "Error relocating"),
            new Cause("the C library of this system is too old: LiveKit's native library needs glibc 2.28 or newer", "GLIBC_"),
            new Cause("install the package that this library is in (libgcc_s is in libgcc-s1, libgcc1 or libgcc)",
                    ": cannot open shared object", "Library not loaded"),
            new Cause(
                    "it needs a function that no library here has, so that it was built for another system or is damaged: unset "
                            + NativeLibrary.OVERRIDE_VARIABLE + " to use the packaged library",
                    "undefined symbol", "symbol not found",
                    "Symbol not found"),
            new Cause("let the user of this JVM read it and search the folders above it", "Permission denied", "AccessDenied"));

    private final boolean dependsOnFolder;

    private UnloadableException(Path file, String reason, Cause cause) {
        super("cannot load " + file + ": " + reason + "; " + cause.remedy);
        dependsOnFolder = cause == NO_EXECUTION;
    }

    /** What loaders of Linux and macOS say of something, by parts of their texts, and what helps. */
    private record Cause(String remedy, List<String> texts) {
        Cause(String remedy, String... texts) {
            this(remedy, List.of(texts));
        }
    }

    /** @param reason what the system said, or what was seen before it was asked */
    static UnloadableException of(Path file, String reason) {
        String prefix = file + ": ";
        String own = reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason;
        Cause cause = CAUSES.stream().filter(known -> known.texts.stream().anyMatch(own::contains)).findFirst().orElse(OTHER);
        return new UnloadableException(file, Printable.of(own, MAX_REASON), cause);
    }

    /** Whether the same file in another folder might be loaded. */
    boolean dependsOnFolder() {
        return dependsOnFolder;
    }
}
