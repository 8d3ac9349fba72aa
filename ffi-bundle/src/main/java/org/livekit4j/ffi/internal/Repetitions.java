package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Reports repeated lines less and less often: at once, after a minute, and then after twice the previous time, up to an hour.
 * Lines that differ only in their numbers are the same. A line that has not occurred for two hours is new. Not safe for use by
 * several threads.
 */
final class Repetitions {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final long FORGOTTEN_NANOS = 2 * LONGEST_PAUSE.toNanos();
    private static final int MAX_LINES = 256;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final LongSupplier nanoTime;
    private final Map<String, Line> lines = new LinkedHashMap<>(MAX_LINES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Line> eldest) {
            return size() > MAX_LINES;
        }
    };

    Repetitions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private static final class Line {
        long last;
        long due;
        long pause = FIRST_PAUSE.toNanos();
        long held;
    }

    /**
     * @param source of the line; lines of different sources are never one
     * @return the line, with the number of those that were held back before it; empty if it is held back
     */
    Optional<String> tell(String source, String text) {
        long now = nanoTime.getAsLong();
        String key = source + " " + NUMBER.matcher(text).replaceAll("0");
        Line line = lines.get(key);
        if (line == null || now - line.last > FORGOTTEN_NANOS) {
            line = new Line();
            line.due = now;
            lines.put(key, line);
        }
        line.last = now;
        if (now - line.due < 0) {
            line.held++;
            return Optional.empty();
        }
        long held = line.held;
        line.held = 0;
        line.due = now + line.pause;
        line.pause = Math.min(2 * line.pause, LONGEST_PAUSE.toNanos());
        return Optional.of(held == 0 ? text : text + " (and " + held + " like it since the last one)");
    }
}
