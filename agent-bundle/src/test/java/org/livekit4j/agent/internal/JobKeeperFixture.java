package org.livekit4j.agent.internal;

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
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.Job;
import org.livekit4j.agent.JobAnswer;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.JobOffer;
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
abstract class JobKeeperFixture {
    private static final Pace FAST = new Pace(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(20));

    static final Duration TIMEOUT = Duration.ofSeconds(60);

    final Map<String, AgentDispatch> dispatches = new ConcurrentHashMap<>();
    final List<ParticipantInfo> participants = new CopyOnWriteArrayList<>();
    final List<CreateAgentDispatchRequest> created = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<JobKeeper> keepers = new ArrayList<>();
    final List<Jobs> jobs = new ArrayList<>();
    final List<JobContext> contexts = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    FakeServer server;
    volatile boolean canTake = true;
    final FakeRooms rooms = new FakeRooms();
    volatile JobAnswer answer = JobAnswer.refuse();
    final List<Job> run = new CopyOnWriteArrayList<>();
    /** Runs a job until it is cancelled. */
    private final JobHandler handler = new JobHandler() {
        @Override
        public JobAnswer offer(JobOffer offer) {
            return answer;
        }

        @Override
        public void run(Job job) {
            run.add(job);
            job.cancelled().join();
        }
    };

    interface Method {
        ByteString call(ByteString request) throws InvalidProtocolBufferException;
    }

    @BeforeEach
    void open() throws IOException {
        server = new FakeServer();
        answer("ListRooms", _ -> ListRoomsResponse.newBuilder().addRooms(Room.newBuilder().setName("hall").setSid("RM_1")).build()
                .toByteString());
        answer("ListDispatch", _ -> {
            looks.incrementAndGet();
            synchronized (dispatches) {
                return ListAgentDispatchResponse.newBuilder().addAllAgentDispatches(dispatches.values()).build().toByteString();
            }
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

    void answer(String name, Method method) {
        server.methods.put(name, request -> {
            try {
                return method.call(request);
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        });
    }

    AgentDispatch dispatch(String id, String agent, Map<String, String> attributes) {
        AgentDispatch made = AgentDispatch.newBuilder().setId(id).setAgentName(agent).setRoom("hall")
                .setMetadata("about " + agent)
                .putAllAttributes(attributes).build();
        dispatches.put(id, made);
        return made;
    }

    /** At once, for all who ask. */
    void change(Runnable change) {
        synchronized (dispatches) {
            change.run();
        }
    }

    void enter(String dispatchId) {
        participants.add(ParticipantInfo.newBuilder().setIdentity("agent").putAttributes(Offers.DISPATCH, dispatchId).build());
    }

    void start() {
        AgentSettings settings = AgentSettings.of(
                AgentOptions.of("greeter").withServers(server.url()).withKey("key", "s".repeat(32)).withMaxAttempts(3),
                _ -> null);
        Jobs own = new Jobs(10, true);
        UserCode guard = new UserCode(LoggerFactory.getLogger(AgentWorker.class), () -> "the handler");
        JobContext context = new JobContext(settings, handler, guard, rooms,
                new ServerApi(client, () -> URI.create(server.url()), settings.key()), own, (_, _, _) -> {
                });
        JobKeeper keeper = new JobKeeper(context, new Takeovers(context, () -> URI.create(server.url())), () -> canTake, FAST);
        keeper.start();
        keepers.add(keeper);
        jobs.add(own);
        contexts.add(context);
    }

    @AfterEach
    void close() throws IOException {
        keepers.forEach(JobKeeper::end);
        server.close();
        client.shutdownNow();
    }

    void awaitLooks(int more) {
        int before = looks.get();
        await().atMost(TIMEOUT).until(() -> looks.get() >= before + more);
    }
}
