package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.OwnedAgentWorker;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerOptions;

/** The life of a worker at a real server: how many jobs it takes, how it ends, and what it does after a failure. */
@Timeout(240)
class AgentWorkerIT extends AgentFixture {

    @Test
    void shouldLoseNoJobWhenItDrainsWithFive() throws Exception {
        Recorder recorder = new Recorder();
        OwnedAgentWorker worker = start(options(), recorder);
        IntStream.range(0, 5).forEach(i -> admin.dispatch(name + i, name, ""));
        for (int i = 0; i < 5; i++) {
            recorder.next();
        }
        worker.drain();
        awaitState(worker, WorkerState.DRAINING);
        Recorder other = new Recorder();
        start(options(), other);
        admin.dispatch(name + "-after", name, "");
        assertThat(other.next().offer().roomName()).isEqualTo(name + "-after");
        assertThat(worker.jobs()).hasSize(5);

        recorder.finish.countDown();
        worker.awaitEnd();
        assertThat(worker.status().counts().succeeded()).isEqualTo(5);
        assertThat(worker.status().state()).isEqualTo(WorkerState.ENDED);
        assertThat(recorder.cancellations).isEmpty();
        other.finish.countDown();
    }

    @Test
    void shouldTakeNoMoreJobsThanItMay() throws Exception {
        Recorder recorder = new Recorder();
        OwnedAgentWorker worker = start(options().withMaxJobs(2), recorder);
        IntStream.range(0, 3).forEach(i -> admin.dispatch(name + i, name, ""));
        recorder.next();
        recorder.next();
        awaitState(worker, WorkerState.FULL);
        assertThat(worker.jobs()).hasSize(2);

        recorder.finish.countDown();
        recorder.next(); // dispatched again when there was a slot
        assertThat(worker.status().counts().redispatched()).isOne();
    }

    @Test
    void shouldDispatchAJobAgainWhenItsHandlerFails() throws Exception {
        BlockingQueue<Integer> attempts = new LinkedBlockingQueue<>();
        OwnedAgentWorker worker = livekit.agent(options().withMaxAttempts(2)).onJob(job -> {
            attempts.add(job.offer().attempt());
            throw new IllegalStateException("on purpose");
        }).start();
        awaitState(worker, WorkerState.AVAILABLE);
        admin.dispatch(name, name, "");

        assertThat(attempts.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(attempts.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(2);
        await().atMost(TIMEOUT).until(() -> worker.status().counts().abandoned() == 1);
        assertThat(worker.status().counts().failed()).isEqualTo(2);
        assertThat(attempts).isEmpty();
    }

    @Test
    void shouldTakeJobsAgainWhenTheServerWasRestarted() throws Exception {
        try (LiveKitServer own = TestServer.own(ServerOptions.DEFAULTS)) {
            TestServer mine = TestServer.of(own);
            Recorder recorder = new Recorder();
            OwnedAgentWorker worker = start(options(mine).withServers("ws://127.0.0.1:9", mine.url()), recorder);
            assertThat(worker.status().lastFailure()).isPresent();
            String first = worker.status().workerId();
            own.kill();
            awaitState(worker, WorkerState.RETRYING);
            own.restart();
            awaitState(worker, WorkerState.AVAILABLE);

            assertThat(worker.status().workerId()).isNotEqualTo(first);
            new AgentServer(mine).dispatch(name, name, "");
            assertThat(recorder.next().offer().roomName()).isEqualTo(name);
            worker.close();
            assertThat(recorder.nextCancellation()).isEqualTo(JobCancellation.WORKER_ENDED);
        }
    }

    @Test
    void shouldSayWhyWhenTheServerRefusesTheKey() {
        OwnedAgentWorker worker = livekit.agent(options().withKey(server.apiKey(), "x".repeat(40))).handler(new Recorder())
                .start();

        await().atMost(TIMEOUT).until(() -> worker.status().lastFailure().isPresent());
        assertThat(worker.status().lastFailure().orElseThrow()).contains("401").doesNotContain("xxxx");
        assertThat(worker.status().workerId()).isEmpty();
    }
}
