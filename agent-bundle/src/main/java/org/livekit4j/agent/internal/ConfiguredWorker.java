package org.livekit4j.agent.internal;

import java.time.Instant;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.JobStatus;
import org.livekit4j.agent.JobType;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.agent.WorkerStatus;
import org.livekit4j.agent.WorkerStatus.JobCounts;
import org.livekit4j.room.Rooms;
import org.livekit4j.text.Printable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A configuration, and its worker while there is what that needs. It is a service as long as the configuration exists. */
final class ConfiguredWorker implements AgentWorker {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWorker.class);
    private static final JobCounts NONE = new JobCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final String pid;
    private final Instant since = Instant.now();
    private final Optional<AgentSettings> settings;
    private final Optional<String> mistake;
    private final ServiceRegistration<AgentWorker> registration;
    private volatile Worker worker;
    private Optional<JobHandler> handler = Optional.empty();
    private Optional<Rooms> rooms = Optional.empty();

    ConfiguredWorker(BundleContext context, String pid, Map<String, ?> configuration) {
        this.pid = pid;
        AgentSettings read = null;
        String wrong = null;
        try {
            read = AgentSettings.of(pid, configuration);
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
            LOG.warn("{}: no jobs are taken, because the configuration is invalid: {}", pid, wrong);
        }
        settings = Optional.ofNullable(read);
        mistake = Optional.ofNullable(wrong);
        registration = context.registerService(AgentWorker.class, this, new Hashtable<>(Map.of(PID, pid)));
    }

    boolean isFor(HandlerService.Used used) {
        return settings.filter(known -> used.isFor(known.agentName(), known.type())).isPresent();
    }

    /** Works with these from now on; a change ends the worker, and with it its jobs, which others take. */
    void serve(Optional<JobHandler> newHandler, Optional<Rooms> newRooms) {
        if (settings.isEmpty() || same(handler, newHandler) && same(rooms, newRooms)) {
            return;
        }
        handler = newHandler;
        rooms = newRooms;
        Optional.ofNullable(worker).ifPresent(ConfiguredWorker::endLater);
        worker = null;
        if (newHandler.isPresent() && newRooms.isPresent()) {
            Worker next = new Worker(settings.get(), newHandler.get(), newRooms.get());
            next.start();
            worker = next;
        }
    }

    private static boolean same(Optional<?> one, Optional<?> other) {
        return one.orElse(null) == other.orElse(null);
    }

    private static Thread endLater(Worker old) {
        return Thread.ofVirtual().name("livekit-agent end").inheritInheritableThreadLocals(false).start(old::end);
    }

    /** @return ends when the jobs have; empty if there was no worker */
    Optional<Thread> close() {
        registration.unregister();
        Optional<Thread> ending = Optional.ofNullable(worker).map(ConfiguredWorker::endLater);
        worker = null;
        return ending;
    }

    @Override
    public WorkerStatus status() {
        Worker now = worker;
        if (now != null) {
            return now.status();
        }
        return new WorkerStatus(pid, settings.map(AgentSettings::agentName).orElse(""),
                settings.map(AgentSettings::type).orElse(JobType.ROOM), "", "",
                mistake.isPresent() ? WorkerState.MISCONFIGURED : WorkerState.WAITING, since, 0, 0, NONE, mistake,
                Optional.empty());
    }

    @Override
    public List<JobStatus> jobs() {
        Worker now = worker;
        return now == null ? List.of() : now.jobs();
    }

    @Override
    public void drain() {
        if (mistake.isPresent()) {
            throw new IllegalStateException(pid + " is misconfigured: " + mistake.get());
        }
        Optional.ofNullable(worker).ifPresent(Worker::drain);
    }

    @Override
    public String toString() {
        return "AgentWorker[" + Printable.of(pid) + ", " + status().state() + "]";
    }
}
