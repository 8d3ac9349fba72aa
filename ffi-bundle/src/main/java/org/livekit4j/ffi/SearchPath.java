package org.livekit4j.ffi;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds programs in the folders that the environment variable {@code PATH} lists. */
public final class SearchPath {

    private SearchPath() {}

    /**
     * Finds a program. What is no path in the list, and a folder that is not there, is passed over.
     *
     * @param folders the value of {@code PATH}; null if it is not set
     * @param program the name of the program; on Windows it ends with {@code .exe} besides
     * @return the absolute path of the first program of that name; empty if there is none
     */
    public static Optional<Path> find(@Nullable String folders, String program) {
        return Stream.of(folders == null ? "" : folders).flatMap(list -> Stream.of(list.split(File.pathSeparator)))
                .filter(folder -> !folder.isBlank()).flatMap(folder -> Stream.of(program, program + ".exe")
                        .flatMap(name -> in(folder, name).stream()))
                .findFirst();
    }

    private static Optional<Path> in(String folder, String name) {
        try {
            Path path = Path.of(folder, name).toAbsolutePath();
            return Files.isRegularFile(path) && Files.isExecutable(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
