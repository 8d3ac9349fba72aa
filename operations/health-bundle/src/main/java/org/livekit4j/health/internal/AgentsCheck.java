package org.livekit4j.health.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.WorkerStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the workers that configurations want can take jobs. */
@Component(property = {HealthCheck.NAME + "=LiveKit agents", HealthCheck.TAGS + "=livekit", HealthCheck.TAGS + "=agents"})
public final class AgentsCheck implements HealthCheck {
    /** How long a worker may be without a server before that is more than a hiccup. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    @Reference
    volatile List<AgentWorker> workers = List.of();

    private final InstantSource clock;

    @Activate
    public AgentsCheck() {
        this(InstantSource.system());
    }

    AgentsCheck(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        List<AgentWorker> all = workers;
        log.info("{} workers are to take jobs", all.size());
        all.forEach(worker -> check(worker.status(), log));
        return new Result(log);
    }

    private void check(WorkerStatus status, FormattingResultLog log) {
        String why = status.lastFailure().map(failure -> ": " + failure).orElse("");
        if (status.counts().abandoned() > 0) {
            log.warn("{}: {} jobs were lost and are not dispatched again", status.pid(), status.counts().abandoned());
        }
        switch (status.state()) {
            case AVAILABLE, FULL -> {
            }
            case DRAINING -> log.warn("{} takes no more jobs and ends with its last one", status.pid());
            case ENDED -> log.critical("{} has ended", status.pid());
            case MISCONFIGURED -> log.critical("{} is MISCONFIGURED{}", status.pid(), why);
            case WAITING, CONNECTING, RETRYING -> {
                Duration out = Duration.between(status.since(), clock.instant());
                if (out.compareTo(GRACE) < 0) {
                    log.temporarilyUnavailable("{} is {}{}", status.pid(), status.state(), why);
                } else {
                    log.critical("{} is {}, and has been so for {} s{}", status.pid(), status.state(), out.toSeconds(), why);
                }
            }
        }
    }
}
