package org.livekit4j.keeper.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides which failures to join are logged: the first one of its kind, and then one an hour. Failures that differ in numbers
 * only, such as ports and times, are of one kind.
 */
final class FailureLog {
    private static final Duration REMINDER = Duration.ofHours(1);
    private static final int MOST_KINDS = 8;

    private final Set<String> kinds = new HashSet<>();
    private Instant last = Instant.EPOCH;

    boolean isWorthALine(String failure, Instant now) {
        boolean another = kinds.size() < MOST_KINDS && kinds.add(failure.replaceAll("[0-9a-f]*\\d[0-9a-f]*", "#"));
        boolean due = !now.isBefore(last.plus(REMINDER));
        if (another || due) {
            last = now;
        }
        return another || due;
    }

    /** It has joined. */
    void clear() {
        kinds.clear();
        last = Instant.EPOCH;
    }
}
