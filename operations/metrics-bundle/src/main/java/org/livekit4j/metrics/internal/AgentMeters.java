package org.livekit4j.metrics.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobState;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.agent.WorkerStatus.JobCounts;

/** Meters of workers and jobs: of all workers together, because a worker may go with its counts. */
final class AgentMeters {

    private AgentMeters() {}

    static Meters of(MeterRegistry registry, Supplier<List<AgentWorker>> workers) {
        Meters meters = new Meters(registry);
        for (WorkerState state : WorkerState.values()) {
            meters.gauge("livekit.agent.workers", "workers that configurations want",
                    () -> workers.get().stream().filter(worker -> worker.status().state() == state).count(), "state",
                    NativeMeters.tag(state));
        }
        for (JobState state : JobState.values()) {
            meters.gauge("livekit.agent.jobs", "jobs that have not ended", () -> workers.get().stream()
                    .flatMap(worker -> worker.jobs().stream()).filter(job -> job.state() == state).count(), "state",
                    NativeMeters.tag(state));
        }
        ended(meters, workers, "succeeded", JobCounts::succeeded);
        ended(meters, workers, "failed", JobCounts::failed);
        ended(meters, workers, "cancelled", JobCounts::cancelled);
        return meters
                .gauge("livekit.agent.redispatched", "lost jobs that present workers have dispatched again",
                        sum(workers, JobCounts::redispatched))
                .gauge("livekit.agent.abandoned", "lost jobs that are not dispatched again", sum(workers, JobCounts::abandoned));
    }

    private static void ended(Meters meters, Supplier<List<AgentWorker>> workers, String outcome,
            ToLongFunction<JobCounts> count) {
        meters.gauge("livekit.agent.jobs.ended", "jobs of present workers that have ended", sum(workers, count), "outcome",
                outcome);
    }

    private static LongSupplier sum(Supplier<List<AgentWorker>> workers, ToLongFunction<JobCounts> count) {
        return () -> workers.get().stream().mapToLong(worker -> count.applyAsLong(worker.status().counts())).sum();
    }
}
