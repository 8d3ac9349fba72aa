package org.livekit4j.ffi.internal;

import java.nio.file.Path;
import java.util.Arrays;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.text.Printable;

/** A library file that the system cannot load. The message is what the system said and what helps, in one line. */
final class UnloadableException extends FfiException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_REASON = 500;

    private final transient Cause cause;

    private UnloadableException(Path file, String reason, Cause cause) {
        super("cannot load " + file + ": " + reason + "; " + cause.remedy);
        this.cause = cause;
    }

    /** @param reason what the system said, or what was seen before it was asked */
    static UnloadableException of(Path file, String reason) {
        String prefix = file + ": ";
        String own = reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason;
        return new UnloadableException(file, Printable.of(own, MAX_REASON), Cause.of(own));
    }

    /** Whether the same file in another folder might be loaded. */
    boolean dependsOnFolder() {
        return cause == Cause.NO_EXECUTION;
    }

    /** What loaders of Linux and macOS say, by parts of their texts, and what helps. The first that fits is taken. */
    private enum Cause {
        NO_EXECUTION("its file system does not allow execution (noexec), or a security module does not: set the system property "
                + NativeLibrary.FOLDER_PROPERTY + " to a folder that allows it",
                "failed to map segment"), MUSL(
                        "this system has musl in place of glibc, as Alpine Linux does, and LiveKit has no library for it: use a system or"
                                + " container image with glibc 2.28 or newer, such as Debian",
                        "Error loading shared library", "Error relocating"), OLD_GLIBC(
                                "the C library of this system is too old: LiveKit's native library needs glibc 2.28 or newer",
                                "GLIBC_", "GLIBCXX_"), NO_DEPENDENCY(
                                        "install the package that this library is in (libgcc_s is in libgcc-s1, libgcc1 or libgcc)",
                                        ": cannot open shared object", "Library not loaded"), MISSING_SYMBOL(
                                                "it needs a function that no library here has, so that it was built for another system or is damaged: unset "
                                                        + NativeLibrary.OVERRIDE_VARIABLE + " to use the packaged library",
                                                "undefined symbol", "symbol not found",
                                                "Symbol not found"), NO_PERMISSION(
                                                        "let the user of this JVM read it and search the folders above it",
                                                        "Permission denied", "AccessDenied"), OTHER(
                                                                "it has to be LiveKit's native library for this system, whole and readable; "
                                                                        + NativeLibrary.OVERRIDE_VARIABLE
                                                                        + " names another file, and without it the packaged library is used");

        private final String remedy;
        private final String[] texts;

        Cause(String remedy, String... texts) {
            this.remedy = remedy;
            this.texts = texts;
        }

        static Cause of(String reason) {
            return Arrays.stream(values()).filter(cause -> Arrays.stream(cause.texts).anyMatch(reason::contains)).findFirst()
                    .orElse(OTHER);
        }
    }
}
