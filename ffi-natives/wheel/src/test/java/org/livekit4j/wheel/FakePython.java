package org.livekit4j.wheel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A shell script that plays Python, so that no test needs one, or a network. */
final class FakePython {

    private FakePython() {}

    /** @param body what it does; the shell's arguments are Python's */
    static String write(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }
}
