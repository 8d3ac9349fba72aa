package org.livekit4j.wheel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The wheels already fetched, outside the project so that neither {@code mvn clean} nor another checkout loses them. A
 * cached wheel is verified on every use: what is on disk is as little trusted as what is on the network.
 */
final class WheelCache {

    private final Path directory;
    private final Pins pins;
    private final WheelSource source;

    WheelCache(Path directory, Pins pins, WheelSource source) {
        this.directory = directory;
        this.pins = pins;
        this.source = source;
    }

    /** The verified wheel of the platform, fetched if it is not here yet. */
    Path wheel(Platform platform) throws IOException {
        Path cached = directory.resolve(pins.distribution() + "-" + pins.version() + "-" + platform.id() + ".whl");
        if (Files.exists(cached)) {
            verify(cached, "delete it and build again");
        } else {
            fetch(platform, cached);
        }
        return cached;
    }

    private void fetch(Platform platform, Path cached) throws IOException {
        Files.createDirectories(directory);
        Path download = Files.createTempDirectory(directory, "download-");
        try {
            Path wheel = source.fetch(platform, download);
            verify(wheel, "the index serves another file than the pinned one: check pip's index-url");
            Files.move(wheel, cached, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            deleteTree(download);
        }
    }

    private void verify(Path wheel, String whatToDo) throws IOException {
        Sha256 actual = Sha256.of(wheel);
        if (!pins.accept(actual)) {
            throw new WheelException("Wrong hash of " + wheel + ": its SHA-256 is " + actual + ", expected is one of "
                    + pins.accepted() + " (" + pins.file() + "); " + whatToDo);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        List<Path> children;
        try (Stream<Path> tree = Files.walk(root)) {
            children = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path child : children) {
            Files.delete(child);
        }
    }
}
