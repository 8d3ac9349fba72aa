package org.livekit4j.agent.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.internal.proto.JobStatus;
import org.livekit4j.agent.internal.proto.MigrateJobRequest;
import org.livekit4j.agent.internal.proto.ParticipantPermission;
import org.livekit4j.agent.internal.proto.RegisterWorkerRequest;
import org.livekit4j.agent.internal.proto.RegisterWorkerResponse;
import org.livekit4j.agent.internal.proto.ServerMessage;
import org.livekit4j.agent.internal.proto.UpdateJobStatus;
import org.livekit4j.agent.internal.proto.UpdateWorkerStatus;
import org.livekit4j.agent.internal.proto.WorkerMessage;
import org.livekit4j.agent.internal.proto.WorkerPing;
import org.livekit4j.agent.internal.proto.WorkerStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's conversation with a server, from its registration on. All of it happens on the thread that calls {@link #serve};
 * other threads put tasks into its queue. The connection lets a message come when the one before is done, so the queue is short.
 */
final class Session implements WorkerConnection.Inbox, Negotiation.Line {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWorker.class);
    private static final String VERSION = "1.0.0";
    private static final long REPORT_NANOS = Duration.ofMillis(2_500).toNanos();
    private static final long PING_NANOS = Duration.ofSeconds(15).toNanos();
    private static final Duration SILENT = Duration.ofSeconds(30);
    private static final long REGISTRATION_NANOS = Duration.ofSeconds(10).toNanos();

    /** What a worker tells its session, and is told by it. */
    interface Owner {
        /** Whether the worker takes no more jobs. */
        boolean isDraining();

        /** Whether the session is to end. */
        boolean isOver();

        void registered(String workerId);

        /** @param full whether the server is told that the worker takes no jobs now */
        void reported(boolean full, double load);
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private final JobContext context;
    private final Owner owner;
    private final LoadMeter load;
    private final Negotiation negotiation;
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private WorkerConnection connection;
    private boolean registered;
    private long reportDue = System.nanoTime() + REGISTRATION_NANOS;
    private long pingDue = System.nanoTime() + PING_NANOS;

    /** @param server its URL, for rooms */
    Session(JobContext context, Owner owner, LoadMeter load, String server) {
        this.context = context;
        this.owner = owner;
        this.load = load;
        negotiation = new Negotiation(context, this, server);
    }

    @Override
    public void received(ServerMessage message) {
        queue.add(() -> {
            handle(message);
            connection.next();
        });
    }

    @Override
    public void ended(String why) {
        queue.add(() -> {
            throw new IOException(why);
        });
    }

    @Override
    public void send(WorkerMessage message) throws IOException, InterruptedException {
        connection.send(message);
    }

    @Override
    public void wake() {
        queue.add(this::report);
    }

    void report(String jobId, JobStatus status, String error) {
        queue.add(() -> connection.send(WorkerMessage.newBuilder()
                .setUpdateJob(UpdateJobStatus.newBuilder().setJobId(jobId).setStatus(status).setError(error)).build()));
    }

    /**
     * Registers, and serves until the worker is over.
     *
     * @throws IOException if the connection has ended
     */
    void serve(WorkerConnection opened) throws IOException, InterruptedException {
        connection = opened;
        RegisterWorkerRequest.Builder register = RegisterWorkerRequest.newBuilder()
                .setType(Offers.type(context.settings().type())).setAgentName(context.settings().agentName()).setVersion(VERSION)
                .setPingInterval((int) Duration.ofNanos(PING_NANOS).toSeconds())
                .setAllowedPermissions(ParticipantPermission.newBuilder().setCanSubscribe(true).setCanPublish(true)
                        .setCanPublishData(true).setCanUpdateMetadata(true));
        connection.send(WorkerMessage.newBuilder().setRegister(register).build());
        try {
            while (!owner.isOver() || !queue.isEmpty()) {
                Task next = queue.poll(nanosUntilSomethingIsDue(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    next.run();
                }
                look();
            }
        } finally {
            negotiation.end();
        }
    }

    private long nanosUntilSomethingIsDue() {
        long due = negotiation.dueNanos(Math.min(reportDue, pingDue));
        return Math.max(0, due - System.nanoTime());
    }

    private void look() throws IOException, InterruptedException {
        long now = System.nanoTime();
        negotiation.look(now);
        if (now - reportDue >= 0) {
            if (!registered) {
                throw new IOException("the server has not answered the registration");
            }
            load.sample();
            report();
        }
        if (now - pingDue >= 0) {
            pingDue = now + PING_NANOS;
            connection.send(WorkerMessage.newBuilder()
                    .setPing(WorkerPing.newBuilder().setTimestamp(System.currentTimeMillis())).build());
        }
        if (connection.silence().compareTo(SILENT) > 0) {
            throw new IOException("nothing has come from the server for " + SILENT.toSeconds() + " s");
        }
    }

    @Override
    public void report() throws IOException, InterruptedException {
        if (!registered) {
            return;
        }
        reportDue = System.nanoTime() + REPORT_NANOS;
        int jobs = context.jobs().taken();
        double now = load.load(jobs);
        boolean full = owner.isDraining() || context.jobs().free() <= 0 || now >= LoadMeter.FULL;
        connection.send(WorkerMessage.newBuilder().setUpdateWorker(UpdateWorkerStatus.newBuilder()
                .setStatus(full ? WorkerStatus.WS_FULL : WorkerStatus.WS_AVAILABLE).setLoad((float) now).setJobCount(jobs))
                .build());
        owner.reported(full, now);
    }

    private void handle(ServerMessage message) throws IOException, InterruptedException {
        switch (message.getMessageCase()) {
            case REGISTER -> registered(message.getRegister());
            case AVAILABILITY -> negotiation.offered(Offers.of(message.getAvailability().getJob()),
                    !owner.isDraining() && load.load(context.jobs().taken()) < LoadMeter.FULL);
            case ASSIGNMENT -> negotiation.assigned(message.getAssignment());
            case TERMINATION -> context.jobs().find(message.getTermination().getJobId())
                    .ifPresent(job -> job.cancel(JobCancellation.TERMINATED));
            default -> LOG.trace("{}: {}", context.settings().pid(), message.getMessageCase());
        }
    }

    private void registered(RegisterWorkerResponse answer) throws IOException, InterruptedException {
        registered = true;
        context.jobs().registeredAt(answer.getServerInfo().getNodeId());
        owner.registered(answer.getWorkerId());
        List<String> jobs = context.jobs().running().stream().map(job -> job.offer().id()).filter(id -> !Offers.isOwn(id))
                .toList();
        if (!jobs.isEmpty()) {
            connection.send(
                    WorkerMessage.newBuilder().setMigrateJob(MigrateJobRequest.newBuilder().addAllJobIds(jobs)).build());
        }
        load.sample();
        report();
    }
}
