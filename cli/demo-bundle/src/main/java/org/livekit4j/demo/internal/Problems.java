package org.livekit4j.demo.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What went wrong during a run, each thing once. Safe for use by several threads. */
final class Problems {
    private static final int LIMIT = 10;

    private final Set<String> lines = new LinkedHashSet<>();

    synchronized void add(String line) {
        if (lines.size() < LIMIT) {
            lines.add(line);
        }
    }

    void add(String what, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        add(what + ": " + reason.lines().findFirst().orElse(""));
    }

    synchronized List<String> list() {
        return new ArrayList<>(lines);
    }
}
