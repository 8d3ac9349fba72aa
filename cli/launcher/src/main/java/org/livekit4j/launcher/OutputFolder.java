package org.livekit4j.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out before the start whether files can be written. */
final class OutputFolder {

    private OutputFolder() {}

    /** Makes the folder if it is not there, and tries to write into it. */
    static void prepare(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new LauncherException("cannot write to --out " + folder + ": it is a file, not a folder");
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "livekit4j", ".tmp"));
        } catch (IOException e) {
            throw new LauncherException("cannot write to --out " + folder + ": " + e.getClass().getSimpleName() + " "
                    + e.getMessage(), e);
        }
    }
}
