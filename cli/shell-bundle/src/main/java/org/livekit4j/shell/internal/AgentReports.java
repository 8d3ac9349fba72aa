package org.livekit4j.shell.internal;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobStatus;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.agent.WorkerStatus;
import org.livekit4j.shell.internal.doctor.Check;

/** Of workers and of the jobs that they have. */
record AgentReports(Services services) {
    private static final String NAME = "agents";

    Tables jobs() {
        Table workers = new Table("workers", "pid", "agent", "type", "state", "server", "load", "jobs", "accepted", "refused",
                "late", "succeeded", "failed", "cancelled", "redispatched", "abandoned", "nextTry", "lastFailure");
        Table jobs = new Table("jobs", "id", "agent", "room", "participant", "identity", "state", "attempt", "since");
        services.use(AgentWorker.class, all -> {
            all.stream().sorted(Comparator.comparing(worker -> worker.status().pid())).forEach(worker -> {
                row(workers, worker.status());
                worker.jobs().stream().sorted(Comparator.comparing(JobStatus::since)).forEach(job -> jobs.add(job.offer().id(),
                        job.offer().agentName(), job.offer().roomName(), job.offer().participantIdentity(), job.identity(),
                        job.state(), job.offer().attempt(), job.since().truncatedTo(ChronoUnit.SECONDS)));
            });
            return all;
        });
        return new Tables(workers, jobs);
    }

    private static void row(Table table, WorkerStatus status) {
        WorkerStatus.JobCounts counts = status.counts();
        table.add(status.pid(), status.agentName(), status.type(), status.state(), status.server(),
                String.format(Locale.ROOT, "%.2f", status.load()), status.runningJobs(), counts.accepted(), counts.refused(),
                counts.late(), counts.succeeded(), counts.failed(), counts.cancelled(), counts.redispatched(),
                counts.abandoned(), status.nextTry().map(time -> time.truncatedTo(ChronoUnit.SECONDS)), status.lastFailure());
    }

    /** Nothing if there are no workers. */
    List<Check> checks() {
        List<WorkerStatus> all = services.use(AgentWorker.class, workers -> workers.stream().map(AgentWorker::status).toList());
        List<Check> checks = new ArrayList<>();
        long well = all.stream().filter(status -> isWell(status.state())).count();
        if (well > 0) {
            checks.add(Check.ok(NAME, well + " workers take jobs"));
        }
        all.stream().filter(status -> !isWell(status.state())).map(AgentReports::check).forEach(checks::add);
        return checks;
    }

    private static boolean isWell(WorkerState state) {
        return state == WorkerState.AVAILABLE || state == WorkerState.FULL;
    }

    private static Check check(WorkerStatus status) {
        String text = status.pid() + " is " + status.state() + status.lastFailure().map(why -> " (" + why + ")").orElse("");
        return switch (status.state()) {
            case AVAILABLE, FULL, CONNECTING, DRAINING -> Check.note(NAME, text, "");
            case ENDED -> Check.note(NAME, text, "change its configuration, or restart the bundle org.livekit4j.agent");
            case RETRYING -> Check.wrong(NAME, text, "fix that; the next attempt follows automatically");
            case WAITING -> Check.wrong(NAME, text,
                    "it waits for a handler with its name and type, and for the rooms service: start their bundles");
            case MISCONFIGURED -> Check.wrong(NAME, text, "correct the configuration; it takes effect at once");
        };
    }
}
