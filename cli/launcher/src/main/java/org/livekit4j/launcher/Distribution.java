package org.livekit4j.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the launcher was started from, with {@code lib} and {@code bundles} in it.
 *
 * @param bundles files of all bundles, in order of their names
 */
record Distribution(List<Path> bundles) {

    /** That of the running program. */
    static Distribution current() {
        try {
            Path jar = Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return in(jar.getParent().resolveSibling("bundles"));
        } catch (URISyntaxException e) {
            throw new LauncherException("cannot find the bundles: " + e.getMessage(), e);
        }
    }

    static Distribution in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new LauncherException("there is no folder " + folder + " with the bundles; build them with ./livekit4j");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new Distribution(files.filter(file -> file.toString().endsWith(".jar")).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
