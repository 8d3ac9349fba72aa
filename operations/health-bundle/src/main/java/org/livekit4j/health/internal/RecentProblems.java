package org.livekit4j.health.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What went wrong of late; the latest word on each matter. */
final class RecentProblems {
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private record Trouble(String text, Instant at) {}

    private final InstantSource clock;
    private final Map<String, Trouble> matters = new LinkedHashMap<>();

    RecentProblems(InstantSource clock) {
        this.clock = clock;
    }

    void add(String matter, String text) {
        matters.put(matter, new Trouble(text, clock.instant()));
    }

    List<String> recent() {
        Instant old = clock.instant().minus(MEMORY);
        matters.values().removeIf(trouble -> trouble.at().isBefore(old));
        return matters.values().stream().map(Trouble::text).toList();
    }
}
