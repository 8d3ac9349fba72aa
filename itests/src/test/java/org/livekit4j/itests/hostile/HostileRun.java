package org.livekit4j.itests.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.itests.room.Desk;
import org.livekit4j.itests.room.TestServer;
import org.opentest4j.TestAbortedException;

/** Has a table tried by one child after the other: the next one goes on behind the case that ended the one before. */
final class HostileRun {
    private static final long SILENCE_NANOS = 90_000_000_000L;
    private static final int LAST_LINES = 12;

    private final HostileTable table;
    private final List<HostileCase> cases;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private int ended;

    HostileRun(HostileTable table, Optional<TestServer> server) {
        this.table = table;
        this.cases = table.cases();
        server.ifPresent(s -> {
            environment.put(Stage.URL, s.url());
            environment.put(Stage.KEY, s.apiKey());
            environment.put(Stage.SECRET, s.apiSecret());
        });
    }

    /** How many cases came to an end. */
    int ended() {
        return ended;
    }

    /** What went wrong, by the names of the cases. */
    List<String> failures() {
        return failures;
    }

    void run() throws IOException, InterruptedException {
        if (table == HostileTable.PLATFORM_AUDIO) {
            try (Desk desk = new Desk().withSound()) {
                environment.putAll(desk.environment());
                children();
            } catch (TestAbortedException e) {
                // Without a sound server there is nothing to try
            }
        } else {
            children();
        }
    }

    private void children() throws IOException, InterruptedException {
        int next = 0;
        while (next < cases.size()) {
            next = child(next);
        }
    }

    private int child(int from) throws IOException, InterruptedException {
        int current = from - 1;
        List<String> last = new ArrayList<>();
        AtomicLong heard = new AtomicLong(System.nanoTime());
        try (ChildJvm child = ChildJvm.start("", List.of(), environment, HostileChild.class, table.name(), String.valueOf(from));
                BufferedReader output = child.output()) {
            Thread watchdog = Thread.ofVirtual().start(() -> watch(child, heard));
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                heard.set(System.nanoTime());
                if (line.equals(HostileChild.DONE)) {
                    watchdog.interrupt();
                    return cases.size();
                } else if (line.startsWith(HostileChild.BEGIN)) {
                    current = Integer.parseInt(line.substring(HostileChild.BEGIN.length()));
                    last.clear();
                } else if (line.startsWith(HostileChild.END)) {
                    end(line.substring(HostileChild.END.length()));
                } else {
                    last.add(line);
                }
            }
            watchdog.interrupt();
            died(current, child.await(10), last, heard.get() == 0);
        }
        return Math.max(current, from) + 1;
    }

    private void watch(ChildJvm child, AtomicLong heard) {
        try {
            while (System.nanoTime() - heard.get() < SILENCE_NANOS) {
                Thread.sleep(500);
            }
            heard.set(0);
            child.close();
        } catch (InterruptedException e) {
            // It is over
        }
    }

    private void end(String message) {
        ended++;
        int space = message.indexOf(' ');
        String problem = message.substring(space + 1);
        if (!problem.isEmpty()) {
            failures.add(cases.get(Integer.parseInt(message.substring(0, space))).name() + ": " + problem);
        }
    }

    private void died(int index, int exitCode, List<String> last, boolean hung) {
        String name = index < 0 ? "the start" : cases.get(index).name();
        List<String> lines = last.subList(Math.max(0, last.size() - LAST_LINES), last.size());
        failures.add(name + ": " + (hung ? "the process hung" : "THE PROCESS DIED with " + exitCode) + ", last words " + lines);
    }
}
