package org.livekit4j.bench.soak.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.livekit4j.text.Printable;

/**
 * What has gone wrong, in a file that is up to date at any time, because the process may die: a line for each fault, with the seconds
 * since the start, its kind and its text, parted by tabs. A fault that comes again and again is written a few times only.
 */
public final class Faults {
    private static final int MOST_OF_ONE = 5;
    private static final int LONGEST = 2_000;

    private final Path file;
    private final long startMillis;
    private final Map<String, Integer> counts = new HashMap<>();
    private long total;

    public Faults(Path file, long startMillis) throws IOException {
        this.file = file;
        this.startMillis = startMillis;
        Files.writeString(file, "");
    }

    /** What a fault means. */
    public enum Kind {
        /** A consumer that nothing hinders got nothing for too long. */
        SILENCE,
        /** Something did not come to an end. */
        HANG,
        /** A call threw what is not documented. */
        SURPRISE,
        /** A future was not completed. */
        UNANSWERED
    }

    public void add(Kind kind, String text) {
        add(kind, text, text);
    }

    /** @param key the same for faults that are likely to be one */
    public synchronized void add(Kind kind, String key, String text) {
        total++;
        if (counts.merge(kind + key, 1, Integer::sum) > MOST_OF_ONE) {
            return;
        }
        double seconds = (System.currentTimeMillis() - startMillis) / 1e3;
        try {
            String line = String.format(Locale.ROOT, "%.1f\t%s\t%s%n", seconds, kind, Printable.of(text, LONGEST));
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there were, those that were not written included. */
    public synchronized long total() {
        return total;
    }
}
