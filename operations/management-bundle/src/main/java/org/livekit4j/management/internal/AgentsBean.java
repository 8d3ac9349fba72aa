package org.livekit4j.management.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobStatus;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.agent.WorkerStatus;
import org.livekit4j.ffi.management.MBeanRegistration;
import org.livekit4j.management.AgentsMXBean;
import org.livekit4j.management.JobView;
import org.livekit4j.management.WorkerView;
import org.livekit4j.text.Printable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The MBean of the workers of agents. */
@Component(service = {})
public final class AgentsBean implements AgentsMXBean {
    private static final Set<WorkerState> REGISTERED = EnumSet.of(WorkerState.AVAILABLE, WorkerState.FULL, WorkerState.DRAINING);

    private final List<AgentWorker> workers = new CopyOnWriteArrayList<>();
    private final MBeanRegistration registration;

    @Activate
    @SuppressWarnings("this-escape") // what it reads is there by then
    public AgentsBean() {
        registration = MBeanRegistration.of(OBJECT_NAME, this);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addWorker(AgentWorker worker) {
        workers.add(worker);
    }

    void removeWorker(AgentWorker worker) {
        workers.remove(worker);
    }

    @Deactivate
    void close() {
        registration.close();
    }

    @Override
    public List<WorkerView> getWorkers() {
        return workers.stream().map(AgentWorker::status).sorted(Comparator.comparing(WorkerStatus::pid)).map(AgentsBean::view)
                .toList();
    }

    @Override
    public List<JobView> getJobs() {
        return workers.stream().flatMap(worker -> worker.jobs().stream()).sorted(Comparator.comparing(JobStatus::since))
                .map(AgentsBean::view).toList();
    }

    @Override
    public int getMissing() {
        return (int) workers.stream().filter(worker -> !REGISTERED.contains(worker.status().state())).count();
    }

    private static WorkerView view(WorkerStatus status) {
        WorkerStatus.JobCounts counts = status.counts();
        return new WorkerView(Printable.of(status.pid()), Printable.of(status.agentName()), status.type().name(),
                Printable.of(status.server()), status.state().name(), status.since().toEpochMilli(), status.load(),
                status.runningJobs(), counts.accepted(), counts.refused(), counts.late(), counts.succeeded(), counts.failed(),
                counts.cancelled(), counts.redispatched(), counts.abandoned(),
                status.lastFailure().map(Printable::of).orElse(null), status.nextTry().map(Instant::toEpochMilli).orElse(null));
    }

    private static JobView view(JobStatus status) {
        return new JobView(Printable.of(status.offer().id()), Printable.of(status.offer().agentName()),
                Printable.of(status.offer().roomName()), status.offer().participantIdentity().map(Printable::of).orElse(null),
                Printable.of(status.identity()), status.state().name(), status.offer().attempt(), status.since().toEpochMilli());
    }
}
