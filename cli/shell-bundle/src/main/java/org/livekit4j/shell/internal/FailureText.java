package org.livekit4j.shell.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the one line of a stack trace that says what is wrong. */
final class FailureText {
    private static final Pattern THROWABLE = Pattern.compile("(?:Caused by: )?([\\w.$]+(?:Exception|Error))(?:: (.*))?");
    /** An exception of the project says what to do; its causes are details. */
    private static final String OURS = "org.livekit4j.";

    private FailureText() {}

    /** The message of this project's first exception in the trace, else that of the root cause. */
    static String firstCause(String stackTrace) {
        List<Matcher> throwables = stackTrace.lines().map(THROWABLE::matcher).filter(Matcher::matches).toList();
        if (throwables.isEmpty()) {
            return stackTrace.lines().findFirst().orElse("for an unknown reason");
        }
        Matcher best = throwables.stream().filter(match -> match.group(1).startsWith(OURS)).findFirst()
                .orElse(throwables.getLast());
        return best.group(2) == null ? best.group(1) : best.group(2);
    }
}
