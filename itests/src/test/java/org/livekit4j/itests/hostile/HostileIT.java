package org.livekit4j.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.livekit4j.itests.room.TestServer;

/** Whatever a user does, the process lives, each call comes to an end, and the end is a documented one. */
@DisabledOnOs(OS.WINDOWS)
class HostileIT {
    private static final int CHILDREN = 2;
    private static final int LEAST_CASES = 600;

    @Test
    void shouldEndAsDocumentedWhateverIsTried() throws Exception {
        Optional<TestServer> server = TestServer.sharedIfPossible();
        List<HostileRun> runs = Stream.of(HostileTable.values()).filter(table -> table.possible(server))
                .map(table -> new HostileRun(table, server)).toList();
        try (ExecutorService children = Executors.newFixedThreadPool(CHILDREN)) {
            List<Future<?>> futures = new ArrayList<>();
            runs.forEach(run -> futures.add(children.submit(() -> {
                run.run();
                return null;
            })));
            for (Future<?> future : futures) {
                future.get();
            }
        }

        assertThat(runs).flatExtracting(HostileRun::failures).isEmpty();
        assertThat(runs.stream().mapToInt(HostileRun::ended).sum()).isGreaterThanOrEqualTo(LEAST_CASES);
    }
}
