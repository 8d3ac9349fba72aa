package org.livekit4j.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.livekit4j.itests.room.TestServer;

/** What each rule of the guard stands before: without it, the process ends, or a call never does. */
@DisabledOnOs(OS.WINDOWS)
class KillerIT {
    private static final int CHILDREN = 2;
    private static final int HANGS_AFTER_SECONDS = 6;
    private static final int ENDS_WITHIN_SECONDS = 60;
    /** By SIGABRT, SIGBUS, SIGSEGV. */
    private static final List<Integer> DEATHS = List.of(134, 135, 139);

    /** What became of a child. */
    private record Outcome(int exitCode, String output) {}

    @Test
    void shouldEndTheProcessWithoutTheGuard() throws Exception {
        Optional<TestServer> server = TestServer.sharedIfPossible();
        List<Killer> killers = Killers.shown(server.isPresent());
        List<String> survived = new ArrayList<>();
        try (ExecutorService children = Executors.newFixedThreadPool(CHILDREN)) {
            Map<Killer, Future<Outcome>> outcomes = new HashMap<>();
            killers.forEach(killer -> outcomes.put(killer, children.submit(() -> send(killer, environment(server)))));
            for (Killer killer : killers) {
                String problem = judge(killer, outcomes.get(killer).get());
                if (problem != null) {
                    survived.add(killer + ": " + problem);
                }
            }
        }
        assertThat(survived).isEmpty();
    }

    private static Map<String, String> environment(Optional<TestServer> server) {
        return server.map(s -> Map.of(Stage.URL, s.url(), Stage.KEY, s.apiKey(), Stage.SECRET, s.apiSecret())).orElse(Map.of());
    }

    private static Outcome send(Killer killer, Map<String, String> environment) throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.start("", List.of("-XX:+CreateCoredumpOnCrash"), environment, KillerChild.class,
                killer.toString())) {
            if (killer.effect() == Killer.Effect.HANG) {
                return new Outcome(child.await(HANGS_AFTER_SECONDS), "");
            }
            String output = new String(child.output().lines().reduce("", (all, line) -> all + line + "\n").getBytes());
            return new Outcome(child.await(ENDS_WITHIN_SECONDS), output);
        }
    }

    private static String judge(Killer killer, Outcome outcome) {
        boolean right = killer.effect() == Killer.Effect.HANG
                ? outcome.exitCode == -1
                : DEATHS.contains(outcome.exitCode) && !outcome.output.contains(KillerChild.SURVIVED);
        return right ? null : "it ended with " + outcome;
    }
}
