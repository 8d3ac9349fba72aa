package org.livekit4j.devices.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/** The last lines of a child's error output, which is read to its end whatever comes. Safe for use by several threads. */
final class ChildLog implements Runnable {
    private static final int LINES = 50;
    private static final int LENGTH = 500;

    private final InputStream errors;
    private final String secret;
    private final Deque<String> lines = new ArrayDeque<>();

    /** @param secret the text that is never shown; may be empty */
    ChildLog(InputStream errors, String secret) {
        this.errors = errors;
        this.secret = secret;
    }

    @Override
    public void run() {
        StringBuilder line = new StringBuilder();
        try (Reader reader = new InputStreamReader(errors, StandardCharsets.UTF_8)) {
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                if (next == '\n' || next == '\r') {
                    add(line);
                } else if (line.length() < LENGTH) {
                    line.append((char) next);
                }
            }
        } catch (IOException e) {
            // The child has ended
        }
        add(line);
    }

    private void add(StringBuilder line) {
        if (!line.isEmpty()) {
            synchronized (lines) {
                if (lines.size() == LINES) {
                    lines.poll();
                }
                lines.add(Printable.of(Redaction.redact(line.toString(), secret), LENGTH));
            }
            line.setLength(0);
        }
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** What it said last, for messages. */
    String last() {
        List<String> all = lines();
        return all.isEmpty() ? "it has said nothing" : String.join(" | ", all.subList(Math.max(0, all.size() - 3), all.size()));
    }
}
