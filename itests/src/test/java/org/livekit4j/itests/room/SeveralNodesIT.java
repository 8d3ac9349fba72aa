package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.Job;
import org.livekit4j.agent.LoadMeasure;
import org.livekit4j.agent.OwnedAgentWorker;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.OwnedRoomKeeper;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Participant;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.server.ApiKey;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerOptions;

/** Two servers that share a Redis: workers at both, rooms that are joined through the other one, and the end of one. */
@Timeout(500)
class SeveralNodesIT {
    private static final int HERTZ = 500;
    /** On both nodes, as good as certainly: the server chooses at random. */
    private static final int ROOMS = 10;
    /** The native library tries for 40 s to reach a node that is gone, and the server misses an agent after 20 s. */
    private static final Duration TIMEOUT = Duration.ofSeconds(240);
    /** Longer than a keeper's pause twice. */
    private static final Duration CALM = Duration.ofSeconds(10);

    private RedisServer redis;
    private LiveKitServer one;
    private LiveKitServer other;
    private TestServer first;
    private TestServer second;
    private LiveKit livekit;
    private String name;
    private final List<AgentFixture.Recorder> recorders = new ArrayList<>();
    private final List<OwnedAgentWorker> workers = new ArrayList<>();

    @BeforeEach
    void open(TestInfo test) throws IOException {
        redis = RedisServer.start();
        ServerOptions options = ServerOptions.DEFAULTS.withRedis(redis.address());
        ApiKey key = ApiKey.random();
        one = TestServer.own(options, key);
        other = TestServer.own(options, key);
        first = TestServer.of(one);
        second = TestServer.of(other);
        livekit = LiveKit.create();
        name = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable opened : Arrays.asList(livekit, one, other, redis)) {
            if (opened != null) {
                opened.close();
            }
        }
    }

    private AgentFixture.Recorder start(TestServer... servers) {
        AgentFixture.Recorder recorder = new AgentFixture.Recorder();
        AgentOptions options = AgentOptions.of(name).withServers(Stream.of(servers).map(TestServer::url).toList())
                .withKey(first.apiKey(), first.apiSecret()).withLoadMeasure(LoadMeasure.JOBS);
        OwnedAgentWorker worker = livekit.agent(options).handler(recorder).start();
        AgentFixture.awaitState(worker, WorkerState.AVAILABLE);
        recorders.add(recorder);
        workers.add(worker);
        return recorder;
    }

    private List<String> rooms() {
        return IntStream.range(0, ROOMS).mapToObj(i -> name + i).toList();
    }

    /** Those that each room has now. */
    private List<Job> jobs(String room) {
        return recorders.stream().flatMap(recorder -> recorder.jobs.stream())
                .filter(job -> job.offer().roomName().equals(room) && !job.isCancelled()
                        && job.room().connectionState() == ConnectionState.CONNECTED)
                .toList();
    }

    private void assertOneJobInEachRoom() {
        for (String room : rooms()) {
            assertThat(jobs(room)).as(room).hasSize(1);
        }
    }

    private Room join(TestServer node, String room, String identity) throws InterruptedException {
        return livekit.connect(node.url(), node.token(room, identity));
    }

    @Test
    void shouldHearEachOtherAndShareJobsWhenTheyAreAtDifferentNodes() throws Exception {
        AgentFixture.Recorder here = start(first);
        AgentFixture.Recorder there = start(second);
        List<AgentServer> admins = List.of(new AgentServer(first), new AgentServer(second));
        for (int i = 0; here.jobs.isEmpty() || there.jobs.isEmpty(); i++) {
            int expected = i + 1;
            admins.get(i % 2).dispatch(name + i, name, "");
            await().atMost(TIMEOUT).until(() -> here.jobs.size() + there.jobs.size() == expected);
        }

        try (Room speaker = join(first, name, "speaker");
                Room listener = join(second, name, "listener");
                ToneSender tone = new ToneSender(livekit.audio(), "tone", HERTZ)) {
            Attendee ear = new Attendee(livekit.rooms(), second.url(), second.token(name, "ear"), RoomOptions.DEFAULTS);
            speaker.localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
            assertThat(Senses.hear(livekit.audio(), ear.awaitAudio("tone")).peak()).isCloseTo(HERTZ, within(15));
            assertThat(listener.awaitParticipant("speaker", TIMEOUT).identity()).isEqualTo("speaker");
        }
    }

    @Test
    void shouldComeBackThroughTheOtherNodeWhenOneIsKilled() throws Exception {
        start(first, second);
        start(second, first);
        AgentServer admin = new AgentServer(first);
        rooms().forEach(room -> admin.dispatch(room, name, ""));
        await().atMost(TIMEOUT).untilAsserted(this::assertOneJobInEachRoom);
        List<String> urls = List.of(first.url(), second.url());
        try (OwnedRoomKeeper keeper = livekit.keep(KeeperOptions.of(urls, () -> first.token(name, "kept")))) {
            await().atMost(TIMEOUT).until(() -> keeper.status().state() == KeeperState.JOINED);
            assertThat(keeper.status().server()).isEqualTo(first.url());
            one.kill();

            await().atMost(TIMEOUT).until(() -> keeper.status().state() == KeeperState.JOINED
                    && keeper.status().server().equals(second.url()));
        }
        await("all jobs").atMost(TIMEOUT).untilAsserted(this::assertOneJobInEachRoom);
        Thread.sleep(CALM);
        assertOneJobInEachRoom();
        for (String room : rooms()) {
            try (Room guest = join(second, room, "guest")) {
                String agent = jobs(room).getFirst().room().localParticipant().identity();
                Participant seen = guest.awaitParticipant(agent, TIMEOUT);
                assertThat(seen.identity()).isEqualTo(agent);
                assertThat(guest.remoteParticipants().keySet()).as(room).containsExactly(agent);
            }
        }
        assertThat(Files.readString(one.log())).as("the node that was killed had rooms").contains("participant active");
    }
}
