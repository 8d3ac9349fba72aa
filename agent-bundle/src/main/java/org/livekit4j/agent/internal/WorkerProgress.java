package org.livekit4j.agent.internal;

import java.time.Instant;
import java.util.Optional;
import org.livekit4j.agent.WorkerState;

/** The progress of a worker: the changing part of its status. */
record WorkerProgress(WorkerState state, Instant since, String server, String workerId, double load,
        Optional<String> lastFailure, Optional<Instant> nextTry) {

    static WorkerProgress begun() {
        return new WorkerProgress(WorkerState.CONNECTING, Instant.now(), "", "", 0, Optional.empty(), Optional.empty());
    }

    WorkerProgress now(WorkerState next) {
        return new WorkerProgress(next, since(next), server, "", load, lastFailure, Optional.empty());
    }

    private Instant since(WorkerState next) {
        return next == state ? since : Instant.now();
    }

    WorkerProgress registered(String newId, String newServer) {
        return new WorkerProgress(state, since, newServer, newId, load, lastFailure, Optional.empty());
    }

    WorkerProgress loaded(WorkerState next, double newLoad) {
        return new WorkerProgress(next, since(next), server, workerId, newLoad, lastFailure, Optional.empty());
    }

    WorkerProgress failed(String failure) {
        return new WorkerProgress(state, since, server, workerId, load, Optional.of(failure), nextTry);
    }

    WorkerProgress retrying(String failure, WorkerState next, Instant then) {
        return new WorkerProgress(next, since(next), server, "", load, Optional.of(failure), Optional.of(then));
    }
}
