package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerOptions;

/**
 * Jobs whose worker is gone, frozen or not there yet. Two JVMs have workers of one name, and both look after its jobs. Each test
 * has a server of its own, and waits for it most of the time.
 */
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
class TakeoverIT {
    private static final int JOBS = 20;
    /** The server itself takes twenty seconds to miss an agent. */
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    /** Longer than a keeper's pause twice. */
    private static final Duration CALM = Duration.ofSeconds(12);

    private LiveKitServer own;
    private TestServer server;
    private AgentServer admin;
    private String name;
    private final List<AgentChild> children = new ArrayList<>();

    @BeforeEach
    void open(TestInfo test) {
        own = TestServer.own(ServerOptions.DEFAULTS);
        server = TestServer.of(own);
        admin = new AgentServer(server);
        name = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void close() throws Exception {
        for (AgentChild child : children) {
            child.close();
        }
        if (own != null) {
            own.close();
        }
    }

    private AgentChild start() throws IOException {
        AgentChild child = AgentChild.start(server, name);
        children.add(child);
        return child;
    }

    private List<String> rooms(int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }

    private List<String> allRuns() throws IOException {
        List<String> rooms = new ArrayList<>();
        for (AgentChild child : children) {
            rooms.addAll(child.rooms());
        }
        return rooms;
    }

    /** Both have jobs: workers of equal load get them at random. */
    private void startTwoWithJobs() throws IOException {
        AgentChild one = start();
        AgentChild other = start();
        for (AgentChild child : children) {
            await().atMost(TIMEOUT).until(() -> child.lines().contains("ready"));
        }
        rooms(JOBS).forEach(room -> admin.dispatch(room, name, ""));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(allRuns()).containsExactlyInAnyOrderElementsOf(rooms(JOBS)));
        assertThat(one.rooms()).isNotEmpty();
        assertThat(other.rooms()).isNotEmpty();
    }

    private void assertEachAgentIsAlone() {
        for (String room : rooms(JOBS)) {
            assertThat(admin.participants(room)).as(room).hasSize(1);
            assertThat(admin.dispatches(room, name)).as(room).hasSize(1);
        }
    }

    @Test
    void shouldDoEachJobOnceMoreElsewhereWhenAWorkerIsKilled() throws Exception {
        startTwoWithJobs();
        AgentChild killed = children.getFirst();
        start();
        List<String> lost = killed.rooms();
        List<String> before = allRuns();
        killed.kill();

        List<String> expected = new ArrayList<>(before);
        expected.addAll(lost);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(allRuns()).containsExactlyInAnyOrderElementsOf(expected));
        Thread.sleep(CALM);
        assertThat(allRuns()).containsExactlyInAnyOrderElementsOf(expected);
        assertEachAgentIsAlone();
    }

    @Test
    void shouldDoEachJobOnceMoreElsewhereWhenAWorkerIsFrozen() throws Exception {
        startTwoWithJobs();
        AgentChild frozen = children.getFirst();
        List<String> lost = frozen.rooms();
        List<String> expected = new ArrayList<>(allRuns());
        expected.addAll(lost);
        frozen.signal("STOP");
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(allRuns()).containsExactlyInAnyOrderElementsOf(expected));
        frozen.signal("CONT");

        await("the one that was frozen gives its jobs up").atMost(TIMEOUT).untilAsserted(
                () -> assertThat(frozen.lines().stream().filter(line -> line.startsWith("cancelled ")).toList())
                        .hasSameSizeAs(lost));
        Thread.sleep(CALM);
        assertThat(allRuns()).containsExactlyInAnyOrderElementsOf(expected);
        await().atMost(TIMEOUT).untilAsserted(this::assertEachAgentIsAlone);
    }

    @Test
    void shouldServeADispatchThatCameBeforeAnyWorker() throws Exception {
        rooms(3).forEach(room -> admin.dispatch(room, name, ""));
        start();
        start();

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(allRuns()).containsExactlyInAnyOrderElementsOf(rooms(3)));
        Thread.sleep(CALM);
        assertThat(allRuns()).containsExactlyInAnyOrderElementsOf(rooms(3));
    }

    @Test
    void shouldHaveEachAgentInItsRoomWhenTheServerWasKilledAndRestarted() throws Exception {
        startTwoWithJobs();
        own.kill();
        own.restart();

        await().atMost(TIMEOUT.multipliedBy(2)).untilAsserted(() -> {
            for (String room : rooms(JOBS)) {
                assertThat(admin.participants(room)).as(room).hasSize(1);
            }
        });
    }
}
