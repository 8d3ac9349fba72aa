package org.livekit4j.bench.agents;

import org.livekit4j.LiveKit;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.Job;
import org.livekit4j.agent.JobAnswer;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.LoadMeasure;
import org.livekit4j.agent.OwnedAgentWorker;
import org.livekit4j.agent.WorkerState;

/**
 * A worker whose jobs wait for their end: {@code NAME}, at the server that the environment names. It prints {@code ready},
 * {@code accepted ROOM NANOS} and {@code joined ROOM NANOS}, and ends with its standard input.
 */
public final class WorkerClient implements JobHandler {
    private static final int MOST = 10_000;
    private static final int POLL_MS = 10;

    private WorkerClient() {}

    public static void main(String[] arguments) throws Exception {
        AgentOptions options = AgentOptions.of(arguments[0]).withMaxJobs(MOST).withLoadMeasure(LoadMeasure.JOBS);
        try (LiveKit livekit = LiveKit.create()) {
            OwnedAgentWorker worker = livekit.agent(options).handler(new WorkerClient()).start();
            while (worker.status().state() != WorkerState.AVAILABLE) {
                Thread.sleep(POLL_MS);
            }
            System.out.println("ready");
            System.in.readAllBytes();
        }
    }

    @Override
    public JobAnswer offer(JobOffer offer) {
        tell("accepted", offer);
        return JobAnswer.accept();
    }

    @Override
    public void run(Job job) throws InterruptedException {
        tell("joined", job.offer());
        job.awaitCancelled();
    }

    private static void tell(String what, JobOffer offer) {
        System.out.println(what + " " + offer.roomName() + " " + System.nanoTime());
    }
}
