package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiOptions;

/**
 * The library file, found and opened. It is never closed: its threads do not end.
 *
 * @param path of the file
 * @param functions the four that matter
 * @param version what the library says of itself
 */
record NativeLibrary(Path path, LiveKitFfi functions, Optional<String> version) {
    /** Names a library file to use in place of the packaged one, as with LiveKit's other SDKs. */
    static final String OVERRIDE_VARIABLE = "LIVEKIT_LIB_PATH";
    /** Names the folder that the packaged library is brought to. */
    static final String CACHE_PROPERTY = "livekit4j.native.dir";

    static NativeLibrary open(FfiOptions options) {
        checkNativeAccess();
        Path path = options.library().or(NativeLibrary::override).map(NativeLibrary::checked)
                .orElseGet(NativeLibrary::packaged);
        return open(path);
    }

    private static NativeLibrary open(Path path) {
        try {
            LibraryFormat.check(path);
            SymbolLookup lookup = lookup(path);
            return new NativeLibrary(path, new LiveKitFfi(lookup), BuildVersion.of(lookup));
        } catch (IllegalArgumentException e) {
            throw new FfiException(
                    "cannot load " + path + ": it is damaged, is no library for this platform, or needs something that"
                            + " this system has not (on Linux glibc 2.28 or newer)",
                    e);
        } catch (NoSuchElementException e) {
            throw new FfiException(path + " is not LiveKit's native library: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("restricted") // loading a library is what this class is for
    private static SymbolLookup lookup(Path path) {
        return SymbolLookup.libraryLookup(path, Arena.global());
    }

    @SuppressWarnings("restricted") // asks whether restricted methods are allowed by calling one
    private static void checkNativeAccess() {
        try {
            MemorySegment.NULL.reinterpret(0);
        } catch (IllegalCallerException e) {
            throw new FfiException("native access is denied to LiveKit4j: start the JVM with --enable-native-access="
                    + (NativeLibrary.class.getModule().isNamed() ? NativeLibrary.class.getModule().getName() : "ALL-UNNAMED"), e);
        }
    }

    private static Optional<Path> override() {
        return Optional.ofNullable(System.getenv(OVERRIDE_VARIABLE)).filter(value -> !value.isBlank()).map(Path::of);
    }

    private static Path checked(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new FfiException("there is no library file " + path + ": check " + OVERRIDE_VARIABLE
                    + " (or the library option), or leave it unset to use the packaged library");
        }
        return path.toAbsolutePath();
    }

    private static Path packaged() {
        NativePlatform platform = NativePlatform.current()
                .orElseThrow(() -> new FfiException("LiveKit has no native library for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + "; there is one for " + NativePlatform.SUPPORTED));
        PackagedLibrary packaged = new PackagedLibrary(NativeLibrary.class.getClassLoader(), platform);
        String configured = System.getProperty(CACHE_PROPERTY);
        return packaged.extract(configured != null ? Path.of(configured) : cache());
    }

    /** The user's own cache folder; where there is none, a folder that this JVM keeps to. */
    private static Path cache() {
        Path home = Path.of(System.getProperty("user.home", ""));
        String os = System.getProperty("os.name");
        Path folder;
        if (os.startsWith("Windows")) {
            folder = environment("LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
        } else if (os.startsWith("Mac")) {
            folder = home.resolve("Library").resolve("Caches");
        } else {
            folder = environment("XDG_CACHE_HOME").orElse(home.resolve(".cache"));
        }
        folder = folder.resolve("livekit4j").resolve("native");
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return folder;
            }
            return temporary();
        } catch (IOException e) {
            return temporary();
        }
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("livekit4j-native");
            System.setProperty(CACHE_PROPERTY, folder.toString());
            return folder;
        } catch (IOException e) {
            throw new FfiException("there is no folder for LiveKit's native library (" + e.getMessage()
                    + "): set the system property " + CACHE_PROPERTY + " to one that can be written", e);
        }
    }

    private static Optional<Path> environment(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank()).map(Path::of);
    }
}
