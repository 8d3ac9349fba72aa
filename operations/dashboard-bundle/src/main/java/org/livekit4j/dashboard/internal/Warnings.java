package org.livekit4j.dashboard.internal;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.livekit4j.dashboard.internal.Snapshot.Warning;

/** What went wrong last, found by comparing one look at the figures with the next. For one thread at a time. */
final class Warnings {
    private static final int MOST = 20;

    private final InstantSource clock;
    private final Deque<Warning> latest = new ArrayDeque<>();
    private Map<String, Object> before = Map.of();
    private Map<String, Object> now = new HashMap<>();

    Warnings(InstantSource clock) {
        this.clock = clock;
    }

    /** Warns if a counter has grown; at the first look, if it is not 0. */
    void counted(String matter, long count, LongFunction<String> text) {
        long same = number(now.get(matter));
        long seen = Math.max(same, number(before.get(matter)));
        now.put(matter, same + count);
        if (same + count > seen) {
            add(text.apply(same + count - seen));
        }
    }

    private static long number(Object count) {
        return count instanceof Long number ? number : 0;
    }

    /** Warns if there is a problem that was not there, or was another, at the look before. */
    void problem(String matter, String text) {
        now.put(matter, text);
        if (!text.equals(before.get(matter))) {
            add(text);
        }
    }

    private void add(String text) {
        latest.addFirst(new Warning(clock.millis(), text));
        if (latest.size() > MOST) {
            latest.removeLast();
        }
    }

    /** Ends a look. */
    List<Warning> latest() {
        before = now;
        now = new HashMap<>();
        return List.copyOf(latest);
    }
}
