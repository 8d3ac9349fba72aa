package org.livekit4j.ffi.internal;

import java.io.IOException;
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
    /** Names the one folder that the packaged library may be brought to. */
    static final String FOLDER_PROPERTY = "livekit4j.native.dir";

    /** @param storage a folder that the framework keeps for the bundle; empty outside OSGi */
    static NativeLibrary open(FfiOptions options, Optional<Path> storage) {
        Optional<Path> given = options.library().or(NativeLibrary::override);
        return given.isPresent() ? load(checked(given.get()), Optional.empty()) : new LibraryPlaces(packaged(), storage).load();
    }

    /**
     * @param known the library's version; empty if it is to be asked
     * @throws UnloadableException if the system cannot load the file
     */
    static NativeLibrary load(Path path, Optional<String> known) {
        try {
            LibraryFormat.check(path);
        } catch (IllegalArgumentException e) {
            throw UnloadableException.of(path, e.getMessage());
        }
        try {
            SymbolLookup lookup = SystemLoader.load(path);
            LiveKitFfi functions = new LiveKitFfi(lookup);
            Optional<String> version = known.or(() -> BuildVersion.of(lookup));
            LibraryVersion.check(path, version);
            return new NativeLibrary(path, functions, version);
        } catch (NoSuchElementException e) {
            throw new FfiException(path + " is not LiveKit's native library: " + e.getMessage(), e);
        }
    }

    /**
     * @return whether it was granted, and is not only tolerated
     * @throws FfiException if it is denied
     */
    @SuppressWarnings("restricted") // asks whether restricted methods are allowed by calling one
    static boolean checkNativeAccess() {
        boolean granted = NativeAccess.granted();
        try {
            MemorySegment.NULL.reinterpret(0);
            return granted;
        } catch (IllegalCallerException e) {
            throw new FfiException("native access is denied to LiveKit4j: start the JVM with --enable-native-access="
                    + (NativeLibrary.class.getModule().isNamed() ? NativeLibrary.class.getModule().getName() : "ALL-UNNAMED"), e);
        }
    }

    private static Optional<Path> override() {
        return Optional.ofNullable(System.getenv(OVERRIDE_VARIABLE)).filter(value -> !value.isBlank()).map(Path::of);
    }

    /** A file that was named explicitly is used; a warning says if other users can change it. */
    private static Path checked(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new FfiException("there is no library file " + path + ": check " + OVERRIDE_VARIABLE
                    + " (or the library option), or leave it unset to use the packaged library");
        }
        Path file = path.toAbsolutePath();
        try {
            Ownership.trusted(file);
        } catch (UntrustedPathException e) {
            NativeFfiClient.LOG.warn("The native library {} runs with the rights of this JVM, but other users can change it: {}",
                    file,
                    e.getMessage());
        } catch (IOException e) {
            throw UnloadableException.of(file, "it cannot be read: " + e);
        }
        return file;
    }

    private static PackagedLibrary packaged() {
        NativePlatform platform = NativePlatform.current()
                .orElseThrow(() -> new FfiException("LiveKit has no native library for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + "; there is one for " + NativePlatform.SUPPORTED));
        return new PackagedLibrary(NativeLibrary.class.getClassLoader(), platform);
    }
}
