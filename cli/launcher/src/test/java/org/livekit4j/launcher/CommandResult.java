package org.livekit4j.launcher;

import java.util.List;

/** What came of a command: its exit code and the lines of both outputs. */
record CommandResult(int code, List<String> output, List<String> error) {}
