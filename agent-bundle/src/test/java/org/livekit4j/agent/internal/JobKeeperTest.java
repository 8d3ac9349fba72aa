package org.livekit4j.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.internal.JobKeeper.Pace;
import org.livekit4j.agent.internal.proto.AgentDispatch;
import org.livekit4j.agent.internal.proto.CreateAgentDispatchRequest;
import org.livekit4j.agent.internal.proto.DeleteAgentDispatchRequest;
import org.livekit4j.agent.internal.proto.ListAgentDispatchResponse;
import org.livekit4j.agent.internal.proto.ListParticipantsResponse;
import org.livekit4j.agent.internal.proto.ListRoomsResponse;
import org.livekit4j.agent.internal.proto.ParticipantInfo;
import org.livekit4j.agent.internal.proto.Room;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.testing.FakeRooms;
import org.slf4j.LoggerFactory;

/** Keepers of jobs, and a server that has dispatches in one room. */
@Timeout(180)
class JobKeeperTest {
    private static final Pace FAST = new Pace(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(20));

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, AgentDispatch> dispatches = new ConcurrentHashMap<>();
    private final List<ParticipantInfo> participants = new CopyOnWriteArrayList<>();
    private final List<CreateAgentDispatchRequest> created = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<JobKeeper> keepers = new ArrayList<>();
    private final List<Jobs> jobs = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeServer server;
    private volatile boolean canTake = true;

    private interface Method {
        ByteString call(ByteString request) throws InvalidProtocolBufferException;
    }

    @BeforeEach
    void open() throws IOException {
        server = new FakeServer();
        answer("ListRooms", _ -> ListRoomsResponse.newBuilder().addRooms(Room.newBuilder().setName("hall").setSid("RM_1")).build()
                .toByteString());
        answer("ListDispatch", _ -> {
            looks.incrementAndGet();
            return ListAgentDispatchResponse.newBuilder().addAllAgentDispatches(dispatches.values()).build().toByteString();
        });
        answer("ListParticipants",
                _ -> ListParticipantsResponse.newBuilder().addAllParticipants(participants).build().toByteString());
        answer("DeleteDispatch", request -> {
            AgentDispatch deleted = dispatches.remove(DeleteAgentDispatchRequest.parseFrom(request).getDispatchId());
            return deleted == null ? null : deleted.toByteString();
        });
        answer("CreateDispatch", request -> {
            CreateAgentDispatchRequest asked = CreateAgentDispatchRequest.parseFrom(request);
            created.add(asked);
            return dispatch("AD_new" + created.size(), asked.getAgentName(), asked.getAttributesMap()).toByteString();
        });
    }

    private void answer(String name, Method method) {
        server.methods.put(name, request -> {
            try {
                return method.call(request);
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        });
    }

    private AgentDispatch dispatch(String id, String agent, Map<String, String> attributes) {
        AgentDispatch made = AgentDispatch.newBuilder().setId(id).setAgentName(agent).setRoom("hall")
                .setMetadata("about " + agent)
                .putAllAttributes(attributes).build();
        dispatches.put(id, made);
        return made;
    }

    private void enter(String dispatchId) {
        participants.add(ParticipantInfo.newBuilder().setIdentity("agent").putAttributes(Offers.DISPATCH, dispatchId).build());
    }

    private void start() {
        AgentSettings settings = AgentSettings.of(
                AgentOptions.of("greeter").withServers(server.url()).withKey("key", "s".repeat(32)).withMaxAttempts(3),
                _ -> null);
        Jobs own = new Jobs(10, true);
        UserCode guard = new UserCode(LoggerFactory.getLogger(AgentWorker.class), () -> "the handler");
        JobContext context = new JobContext(settings, _ -> {
        }, guard, new FakeRooms(), new ServerApi(client, () -> URI.create(server.url()), settings.key()), own, (_, _, _) -> {
        });
        JobKeeper keeper = new JobKeeper(context, () -> canTake, FAST);
        keeper.start();
        keepers.add(keeper);
        jobs.add(own);
    }

    @AfterEach
    void close() throws IOException {
        keepers.forEach(JobKeeper::end);
        server.close();
        client.shutdownNow();
    }

    private void awaitLooks(int more) {
        int before = looks.get();
        await().atMost(TIMEOUT).until(() -> looks.get() >= before + more);
    }

    @Test
    void shouldDispatchOnceMoreWhenTwoKeepersMissTheAgent() {
        dispatch("AD_1", "greeter", Map.of("tone", "kind"));
        enter("AD_1");
        start();
        start();
        awaitLooks(6);
        assertThat(created).isEmpty();
        participants.clear();

        await().atMost(TIMEOUT).until(() -> !created.isEmpty());
        enter("AD_new1");
        awaitLooks(20);
        assertThat(created).hasSize(1);
        assertThat(created.getFirst().getMetadata()).isEqualTo("about greeter");
        assertThat(created.getFirst().getAttributesMap())
                .isEqualTo(Map.of("tone", "kind", Offers.ATTEMPT, "2", Offers.MISSES, "0"));
        assertThat(jobs.stream().mapToLong(own -> own.counts().redispatched()).sum()).isOne();
    }

    @Test
    void shouldGiveUpWhenAllAttemptsAreUsedUp() {
        dispatch("AD_1", "greeter", Map.of(Offers.ATTEMPT, "2"));
        enter("AD_1");
        start();
        awaitLooks(3);
        participants.clear();
        await().atMost(TIMEOUT).until(() -> created.size() == 1);
        enter("AD_new1");
        awaitLooks(3);
        participants.clear();

        await().atMost(TIMEOUT).until(() -> jobs.getFirst().counts().abandoned() == 1);
        awaitLooks(10);
        assertThat(created).extracting(request -> request.getAttributesOrThrow(Offers.ATTEMPT)).containsExactly("3");
        assertThat(jobs.getFirst().counts().abandoned()).isOne();
        assertThat(dispatches).hasSize(1);
    }

    @Test
    void shouldNotCountAsAnAttemptButEndWhenADispatchNeverGetsAnAgent() {
        dispatch("AD_1", "greeter", Map.of(Offers.MISSES, "8"));
        start();

        await().atMost(TIMEOUT).until(() -> jobs.getFirst().counts().abandoned() == 1);
        assertThat(created).extracting(request -> request.getAttributesOrThrow(Offers.MISSES)).containsExactly("9", "10");
        assertThat(created).extracting(request -> request.getAttributesOrThrow(Offers.ATTEMPT)).containsOnly("1");
    }

    @Test
    void shouldLeaveDispatchesToOthersAloneWhenTheirAgentsAreMissing() {
        dispatch("AD_1", "other", Map.of());
        dispatch("AD_2", "", Map.of());
        start();
        awaitLooks(20);

        assertThat(created).isEmpty();
    }

    @Test
    void shouldClaimNothingWhenItsWorkerCannotTakeJobs() {
        canTake = false;
        dispatch("AD_1", "greeter", Map.of());
        start();
        awaitLooks(20);
        assertThat(dispatches).containsOnlyKeys("AD_1");

        canTake = true;
        await().atMost(TIMEOUT).until(() -> created.size() == 1);
    }

    @Test
    void shouldGoOnWhenTheServerHasNoAnswerForAWhile() {
        dispatch("AD_1", "greeter", Map.of());
        var method = server.methods.remove("ListRooms");
        start();
        await().atMost(TIMEOUT).until(() -> server.heads.size() > 3);
        server.methods.put("ListRooms", method);

        await().atMost(TIMEOUT).until(() -> !created.isEmpty());
    }
}
