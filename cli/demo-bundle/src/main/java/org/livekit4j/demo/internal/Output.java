package org.livekit4j.demo.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Where files go, if they are wanted. */
final class Output {
    private final Optional<Path> folder;
    private final Set<String> files = new ConcurrentSkipListSet<>();

    Output(Optional<Path> folder) {
        this.folder = folder;
    }

    boolean wanted() {
        return folder.isPresent();
    }

    /** A file to be written. */
    Path file(String name) {
        Path path = folder.orElseThrow().resolve(name);
        files.add(path.toString());
        return path;
    }

    /** What was written, in order of the names. */
    List<String> files() {
        return List.copyOf(files);
    }
}
