package org.livekit4j.ffi.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.livekit4j.ffi.FfiException;

/**
 * The folders that the packaged library can be brought to, best first: the user's cache, one folder of the user in the temporary
 * folder, and what the framework keeps for the bundle. All three outlive the process, so that a later start finds the library.
 *
 * @param environment the process's environment, by variable
 * @param properties the system properties
 */
record LibraryFolders(UnaryOperator<String> environment, UnaryOperator<String> properties) {
    private static final String FOLDER = "livekit4j";

    /** The one folder that is allowed, if one is named. */
    static Optional<Path> configured() {
        String folder = System.getProperty(NativeLibrary.FOLDER_PROPERTY, "");
        try {
            return Optional.of(folder).filter(value -> !value.isBlank()).map(value -> Path.of(value).toAbsolutePath());
        } catch (InvalidPathException e) {
            throw new FfiException("the system property " + NativeLibrary.FOLDER_PROPERTY + " is no path: " + e.getMessage(), e);
        }
    }

    /** The one that is named, or else those of this process: see {@link #list}. */
    static List<Path> allowed(Optional<Path> storage) {
        return configured().map(List::of)
                .orElseGet(() -> new LibraryFolders(System::getenv, System::getProperty).list(storage));
    }

    /** @param storage what the framework keeps for the bundle; empty outside OSGi */
    List<Path> list(Optional<Path> storage) {
        List<Path> folders = new ArrayList<>();
        cache().map(folder -> folder.resolve(FOLDER).resolve("native")).ifPresent(folders::add);
        folder(properties.apply("java.io.tmpdir")).map(this::ofUser).ifPresent(folders::add);
        storage.map(folder -> folder.resolve("native")).ifPresent(folders::add);
        return folders;
    }

    private Path ofUser(Path temporary) {
        return temporary.resolve(FOLDER + "-" + Ownership.user().map(String::valueOf).orElse(properties.apply("user.name")));
    }

    private Optional<Path> cache() {
        String os = properties.apply("os.name");
        if (os.startsWith("Windows")) {
            return folder(environment.apply("LOCALAPPDATA")).or(() -> home().map(home -> home.resolve("AppData/Local")));
        }
        if (os.startsWith("Mac")) {
            return home().map(home -> home.resolve("Library/Caches"));
        }
        return folder(environment.apply("XDG_CACHE_HOME")).or(() -> home().map(home -> home.resolve(".cache")));
    }

    /** A user without an entry in the system's list has {@code ?} or the root as home; a home that is not there is not made. */
    private Optional<Path> home() {
        return folder(properties.apply("user.home")).filter(home -> home.getNameCount() > 0 && Files.isDirectory(home));
    }

    private static Optional<Path> folder(String path) {
        try {
            return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
