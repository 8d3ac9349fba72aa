package org.livekit4j.launcher;

import java.util.List;

/** What came of a command: its exit code and the lines of both outputs. */
record CommandResult(int code, List<String> output, List<String> error) {
    private static final String BUSY = " frames, because ";

    /** The lines of the error output, but for those that say that a busy machine has lost frames. */
    List<String> errors() {
        return error.stream().filter(line -> !line.contains(BUSY)).toList();
    }
}
