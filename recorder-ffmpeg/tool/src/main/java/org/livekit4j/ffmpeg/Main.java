package org.livekit4j.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;

/** What the build runs: takes from a pinned archive what a fragment consists of. */
public final class Main {
    private static final int ARGUMENTS = 5;

    private Main() {}

    /** Arguments: the platform, the version, the archive, the list of pins, and the folder to write to. */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != ARGUMENTS) {
            throw new IllegalArgumentException("PLATFORM VERSION ARCHIVE PINS FOLDER");
        }
        try (Archive archive = Archive.open(Path.of(arguments[2]), Path.of(arguments[3]))) {
            FragmentJob.run(archive, Platform.of(arguments[0]), arguments[1], Path.of(arguments[4]));
        }
    }
}
