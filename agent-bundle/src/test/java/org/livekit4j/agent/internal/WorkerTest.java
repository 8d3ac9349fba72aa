package org.livekit4j.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.Job;
import org.livekit4j.agent.JobAnswer;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.LoadMeasure;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.agent.internal.proto.AvailabilityRequest;
import org.livekit4j.agent.internal.proto.AvailabilityResponse;
import org.livekit4j.agent.internal.proto.JobAssignment;
import org.livekit4j.agent.internal.proto.JobStatus;
import org.livekit4j.agent.internal.proto.JobTermination;
import org.livekit4j.agent.internal.proto.Room;
import org.livekit4j.agent.internal.proto.ServerMessage;
import org.livekit4j.agent.internal.proto.UpdateJobStatus;
import org.livekit4j.agent.internal.proto.WorkerMessage.MessageCase;
import org.livekit4j.agent.internal.proto.WorkerStatus;
import org.livekit4j.testing.FakeRoom;
import org.livekit4j.testing.FakeRooms;

/** A worker and a server that does what no real one does, or seldom. */
@Timeout(180)
class WorkerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final FakeRooms rooms = new FakeRooms();
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final CountDownLatch finish = new CountDownLatch(1);
    private FakeServer server;
    private Worker worker;
    private JobAnswer answer = JobAnswer.accept();
    private CountDownLatch deciding = new CountDownLatch(0);

    private final class Handler implements JobHandler {

        @Override
        public JobAnswer offer(JobOffer offer) throws InterruptedException {
            boolean interrupted = false;
            while (deciding.getCount() > 0) { // it does not listen
                try {
                    deciding.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return interrupted ? JobAnswer.accept() : answer;
        }

        @Override
        public void run(Job job) throws InterruptedException {
            jobs.add(job);
            finish.await();
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void close() throws Exception {
        if (worker != null) {
            worker.end();
        }
        server.close();
    }

    private AgentOptions options() {
        return AgentOptions.of("greeter").withServers(server.url()).withKey("key", "s".repeat(32)).withMaxJobs(2)
                .withLoadMeasure(LoadMeasure.JOBS).withKeepsJobs(false);
    }

    private void start(AgentOptions options) {
        worker = new Worker(AgentSettings.of(options, _ -> null), new Handler(), rooms);
        worker.start();
    }

    private void startAvailable() throws InterruptedException {
        start(options());
        assertThat(server.next(MessageCase.UPDATE_WORKER).getUpdateWorker().getStatus()).isEqualTo(WorkerStatus.WS_AVAILABLE);
    }

    private static org.livekit4j.agent.internal.proto.Job job(String id) {
        return org.livekit4j.agent.internal.proto.Job.newBuilder().setId(id).setDispatchId("AD_" + id)
                .setRoom(Room.newBuilder().setName("hall").setSid("RM_1")).setAgentName("greeter").build();
    }

    private static ServerMessage offer(String id) {
        return ServerMessage.newBuilder().setAvailability(AvailabilityRequest.newBuilder().setJob(job(id))).build();
    }

    private static ServerMessage assignment(String id) {
        return ServerMessage.newBuilder().setAssignment(JobAssignment.newBuilder().setJob(job(id)).setToken("token-" + id))
                .build();
    }

    private AvailabilityResponse nextAnswer() throws InterruptedException {
        return server.next(MessageCase.AVAILABILITY).getAvailability();
    }

    private UpdateJobStatus nextJobStatus() throws InterruptedException {
        return server.next(MessageCase.UPDATE_JOB).getUpdateJob();
    }

    private void give(String id) throws InterruptedException {
        server.send(offer(id));
        assertThat(nextAnswer().getAvailable()).isTrue();
        server.send(assignment(id));
    }

    @Test
    void shouldSayWhoItIsWhenItConnects() throws Exception {
        start(options());
        var register = server.next(MessageCase.REGISTER).getRegister();

        assertThat(register.getAgentName()).isEqualTo("greeter");
        assertThat(register.getAllowedPermissions().getCanPublish()).isTrue();
        assertThat(server.heads.getFirst()).startsWith("GET /agent ").contains("Bearer ey");
        await().atMost(TIMEOUT).until(() -> worker.status().workerId().equals("AW_1"));
    }

    @Test
    void shouldTellHowTheJobGoesOnWhenItHasTakenOne() throws Exception {
        FakeRoom room = rooms.admits("hall");
        answer = JobAnswer.accept().withIdentity("ada").withName("Ada");
        startAvailable();
        server.sendInPieces(offer("1"));
        AvailabilityResponse accepted = nextAnswer();
        assertThat(accepted.getAvailable()).isTrue();
        assertThat(accepted.getParticipantIdentity()).isEqualTo("ada");
        assertThat(accepted.getParticipantAttributesMap()).containsEntry(Offers.DISPATCH, "AD_1");
        assertThat(server.next(MessageCase.UPDATE_WORKER).getUpdateWorker().getJobCount()).isOne();
        server.send(assignment("1"));

        assertThat(nextJobStatus().getStatus()).isEqualTo(JobStatus.JS_RUNNING);
        assertThat(rooms.tokens).containsExactly("token-1");
        assertThat(jobs.take().room()).isSameAs(room.room());
        finish.countDown();
        assertThat(nextJobStatus().getStatus()).isEqualTo(JobStatus.JS_SUCCESS);
        await().atMost(TIMEOUT).until(() -> room.closed.get() > 0 && worker.jobs().isEmpty());
        assertThat(worker.status().counts().succeeded()).isOne();
    }

    @Test
    void shouldFailTheJobWhenItsRoomCannotBeJoined() throws Exception {
        rooms.refuses("no such thing");
        startAvailable();
        give("1");

        assertThat(nextJobStatus().getStatus()).isEqualTo(JobStatus.JS_FAILED);
        assertThat(worker.status().counts().failed()).isOne();
        assertThat(jobs).isEmpty();
    }

    @Test
    void shouldRefuseInTimeAndKeepTheSlotWhenTheHandlerDoesNotReturn() throws Exception {
        deciding = new CountDownLatch(1);
        startAvailable();
        server.send(offer("1"));
        server.send(offer("2"));
        assertThat(nextAnswer().getAvailable()).isFalse();
        assertThat(nextAnswer().getAvailable()).isFalse();
        assertThat(worker.status().counts().late()).isEqualTo(2);

        server.send(offer("3"));
        assertThat(nextAnswer().getJobId()).isEqualTo("3");
        assertThat(worker.status().counts().refused()).isOne();
        deciding.countDown();
        await().atMost(TIMEOUT).until(() -> worker.status().load() == 0);
        server.send(offer("4"));
        assertThat(nextAnswer().getAvailable()).isTrue();
        assertThat(worker.status().counts().accepted()).isOne();
    }

    @Test
    void shouldBeFullWhenAllSlotsAreTaken() throws Exception {
        startAvailable();
        server.send(offer("1"));
        nextAnswer();
        assertThat(server.next(MessageCase.UPDATE_WORKER).getUpdateWorker().getStatus()).isEqualTo(WorkerStatus.WS_AVAILABLE);
        server.send(offer("2"));
        nextAnswer();
        assertThat(server.next(MessageCase.UPDATE_WORKER).getUpdateWorker().getStatus()).isEqualTo(WorkerStatus.WS_FULL);
        server.send(offer("3"));

        assertThat(nextAnswer().getAvailable()).isFalse();
        await().atMost(TIMEOUT).until(() -> worker.status().counts().unassigned() == 2); // the server has assigned neither
        await().atMost(TIMEOUT).until(() -> worker.status().state() == WorkerState.AVAILABLE);
    }

    @Test
    void shouldCancelTheJobWhenTheServerTerminatesIt() throws Exception {
        rooms.admits("hall");
        startAvailable();
        give("1");
        Job job = jobs.take();
        server.send(ServerMessage.newBuilder().setTermination(JobTermination.newBuilder().setJobId("1")).build());

        assertThat(job.awaitCancelled()).isEqualTo(JobCancellation.TERMINATED);
        await().atMost(TIMEOUT).until(() -> worker.jobs().isEmpty());
        assertThat(worker.status().counts().cancelled()).isOne();
    }

    @Test
    void shouldKeepItsJobsAndRegisterAgainWhenTheConnectionBreaksOrIsNonsense() throws Exception {
        rooms.admits("hall");
        startAvailable();
        give("1");
        Job job = jobs.take();
        server.cut();
        server.next(MessageCase.REGISTER);
        assertThat(server.next(MessageCase.MIGRATE_JOB).getMigrateJob().getJobIdsList()).containsExactly("1");
        server.frame(0x82, new byte[]{(byte) 0xff, 0x01, 0x02});
        server.next(MessageCase.REGISTER);

        assertThat(job.isCancelled()).isFalse();
        assertThat(worker.status().lastFailure().orElseThrow()).contains("malformed");
        assertThat(worker.jobs()).hasSize(1);
    }

    @Test
    void shouldTryTheNextServerWhenOneRefuses() throws Exception {
        try (FakeServer other = new FakeServer()) {
            other.handshakeStatus = 401;
            start(options().withServers(other.url(), server.url()));

            server.next(MessageCase.REGISTER);
            await().atMost(TIMEOUT).until(() -> worker.status().server().equals(server.url()));
            assertThat(worker.status().lastFailure().orElseThrow()).contains("401", "API key");
        }
    }

    @Test
    void shouldCloseProperlyWhenItHasDrained() throws Exception {
        rooms.admits("hall");
        startAvailable();
        give("1");
        jobs.take();
        worker.drain();
        await().atMost(TIMEOUT).until(() -> worker.status().state() == WorkerState.DRAINING);
        server.send(offer("2"));
        assertThat(nextAnswer().getAvailable()).isFalse();
        finish.countDown();

        worker.awaitEnded();
        assertThat(server.closes.take()).isEqualTo(1000);
        assertThat(worker.status().counts().succeeded()).isOne();
        assertThat(worker.status().state()).isEqualTo(WorkerState.ENDED);
    }
}
