package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;
import org.livekit4j.ffi.FfiException;

/**
 * Tries one place after the other until the packaged library can be extracted there and loaded. A configured folder is the only
 * place. Otherwise the {@linkplain LibraryFolders folders of the user} come first and, on Linux, {@linkplain MemoryFile memory}
 * comes last.
 */
final class LibraryPlaces {
    private static final String REMEDY = ": set the system property " + NativeLibrary.FOLDER_PROPERTY
            + " to a folder that belongs to the user of this JVM, that no other user can write to, on a file system with 30 MB of"
            + " space that allows execution; or " + NativeLibrary.OVERRIDE_VARIABLE + " to a file of the library";

    private final PackagedLibrary library;
    private final Optional<Path> storage;
    private final StringJoiner failures = new StringJoiner("; ");

    LibraryPlaces(PackagedLibrary library, Optional<Path> storage) {
        this.library = library;
        this.storage = storage;
    }

    NativeLibrary load() {
        for (Path folder : LibraryFolders.allowed(storage)) {
            Optional<NativeLibrary> loaded = loadFrom(folder);
            if (loaded.isPresent()) {
                return loaded.get();
            }
        }
        if (LibraryFolders.configured().isEmpty()) {
            Optional<NativeLibrary> loaded = loadFromMemory();
            if (loaded.isPresent()) {
                return loaded.get();
            }
        }
        throw new FfiException("LiveKit's native library cannot be extracted to any folder (" + failures + ")" + REMEDY);
    }

    private Optional<NativeLibrary> loadFrom(Path folder) {
        try {
            return Optional.of(NativeLibrary.load(LibraryFile.in(folder, library), library.version()));
        } catch (UntrustedPathException e) {
            NativeFfiClient.LOG.warn("LiveKit's native library cannot be extracted to {}: {}", folder, e.getMessage());
            failures.add(folder + ": " + e.getMessage());
        } catch (IOException e) {
            failures.add(folder + ": " + reason(e));
        } catch (UnloadableException e) {
            addOrThrow(e);
        }
        return Optional.empty();
    }

    private Optional<NativeLibrary> loadFromMemory() {
        try {
            Optional<Path> file = MemoryFile.of(library);
            file.ifPresent(
                    path -> NativeFfiClient.LOG.warn(
                            "LiveKit's native library is loaded from memory, because no folder is suitable ({}){}",
                            failures, REMEDY));
            return file.map(path -> NativeLibrary.load(path, library.version()));
        } catch (IOException e) {
            failures.add("memory: " + reason(e));
        } catch (UnloadableException e) {
            addOrThrow(e);
        }
        return Optional.empty();
    }

    private void addOrThrow(UnloadableException failure) {
        if (!failure.dependsOnFolder()) {
            throw failure;
        }
        failures.add(failure.getMessage());
    }

    /** The texts of some are nothing but the path. */
    static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() == null
                ? e.getClass().getSimpleName() + " " + e.getMessage()
                : e.getMessage();
    }
}
