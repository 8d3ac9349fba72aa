package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.livekit4j.LiveKit;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.Job;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.LoadMeasure;
import org.livekit4j.agent.OwnedAgentWorker;
import org.livekit4j.agent.WorkerState;

/** Workers of the shared server, through the façade for plain Java. */
abstract class AgentFixture {
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    TestServer server;
    AgentServer admin;
    String name;
    LiveKit livekit;

    /** Has what happened, in the order in which it did. */
    static final class Recorder implements JobHandler {
        final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
        final BlockingQueue<JobCancellation> cancellations = new LinkedBlockingQueue<>();
        final CountDownLatch finish = new CountDownLatch(1);

        @Override
        public void run(Job job) throws Exception {
            jobs.add(job);
            job.cancelled().thenAccept(cancellations::add);
            finish.await();
        }

        Job next() throws InterruptedException {
            Job job = jobs.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            assertThat(job).as("the next job").isNotNull();
            return job;
        }

        JobCancellation nextCancellation() throws InterruptedException {
            return cancellations.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void open(TestInfo test) {
        server = TestServer.shared();
        admin = new AgentServer(server);
        name = test.getTestMethod().orElseThrow().getName() + "-" + System.nanoTime();
        livekit = LiveKit.create();
    }

    @AfterEach
    void close() {
        if (livekit != null) {
            livekit.close();
        }
        await("all threads have ended").atMost(TIMEOUT).untilAsserted(() -> assertThat(LeftoverThreads.now()).isEmpty());
    }

    AgentOptions options() {
        return options(server);
    }

    AgentOptions options(TestServer at) {
        return AgentOptions.of(name).withServers(at.url()).withKey(at.apiKey(), at.apiSecret())
                .withLoadMeasure(LoadMeasure.JOBS);
    }

    OwnedAgentWorker start(AgentOptions options, JobHandler handler) {
        OwnedAgentWorker worker = livekit.agent(options).handler(handler).start();
        awaitState(worker, WorkerState.AVAILABLE);
        return worker;
    }

    static void awaitState(AgentWorker worker, WorkerState state) {
        await().atMost(TIMEOUT).until(() -> worker.status().state() == state);
    }
}
