package org.livekit4j.agent.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.Job;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.JobState;
import org.livekit4j.agent.internal.proto.JobStatus;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.Polling;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job: joins its room, runs the handler, leaves the room, and says how it ended. */
final class JobRun implements Job, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWorker.class);
    /**
     * Ends that were intended: the job is over, and is not dispatched again. A duplicate identity is none of them: a busy server
     * may take an agent that tries a second time to join for another one.
     */
    private static final Set<DisconnectReason> INTENDED = EnumSet.of(DisconnectReason.PARTICIPANT_REMOVED,
            DisconnectReason.ROOM_DELETED, DisconnectReason.ROOM_CLOSED,
            DisconnectReason.CLIENT_INITIATED);
    /** That a handler has which waits for the cancellation, or for the end of its room. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(4);
    private static final int SETTLE_ATTEMPTS = 4;
    private static final Duration SETTLE_PAUSE = Duration.ofSeconds(1);
    /** Of all workers in this JVM. */
    private static final JoinTurns TURNS = new JoinTurns();

    private final JobContext context;
    private final JobOffer offer;
    private final String identity;
    private final String roomSid;
    private final String node;
    private final String url;
    private final String token;
    private final Instant since = Instant.now();
    private final CompletableFuture<JobCancellation> cancelled = new CompletableFuture<>();
    private volatile Room room;
    private volatile JobState state = JobState.JOINING;
    private Thread thread;
    private JobCancellation why;
    private boolean failed;
    private boolean finished;

    /**
     * @param roomSid the server's identifier of the room
     * @param url of the server of the room
     */
    JobRun(JobContext context, JobOffer offer, String identity, String roomSid, String url, String token) {
        this.context = context;
        this.offer = offer;
        this.identity = identity;
        this.roomSid = roomSid;
        this.node = context.jobs().node();
        this.url = url;
        this.token = token;
    }

    synchronized void start() {
        thread = Thread.ofVirtual().name("livekit-job " + offer.id()).inheritInheritableThreadLocals(false).start(this);
    }

    @Override
    public void run() {
        try {
            work();
        } catch (InterruptedException e) {
            end(context.jobs().cancelled, JobStatus.JS_FAILED, "cancelled");
        } catch (RuntimeException | Error e) {
            LOG.error("{}: an internal error ended job {}", context.settings().pid(), offer.id(), e);
            end(context.jobs().failed, JobStatus.JS_FAILED, "internal error");
        } finally {
            context.jobs().end(this);
        }
    }

    private void work() throws InterruptedException {
        long startNanos = System.nanoTime();
        try {
            room = join();
        } catch (ExecutionException e) {
            String failure = Printable.of(Redaction.redact(String.valueOf(e.getCause().getMessage()), token));
            LOG.warn("{}: the room of job {} cannot be joined: {}", context.settings().pid(), offer.id(), failure);
            end(context.jobs().failed, JobStatus.JS_FAILED, "the room cannot be joined");
            return;
        }
        try (Room joined = room) {
            joined.ended().thenAccept(_ -> cancel(JobCancellation.ROOM_ENDED));
            if (System.nanoTime() - startNanos > SLOW.toNanos() && isGivenToAnother()) {
                cancel(JobCancellation.TERMINATED);
            } else {
                doJob();
            }
            finish();
        }
    }

    private Room join() throws InterruptedException, ExecutionException {
        return TURNS.join(() -> context.rooms().connect(url, token, context.settings().options().roomOptions()));
    }

    private void doJob() {
        synchronized (this) {
            if (why != null) {
                return;
            }
            state = JobState.RUNNING;
        }
        context.reporter().report(offer.id(), JobStatus.JS_RUNNING, "");
        failed = !context.guard().run(() -> context.handler().run(this));
    }

    /** Whether a keeper took it for lost while the room was being joined. */
    private boolean isGivenToAnother() throws InterruptedException {
        try {
            return context.settings().keepsJobs() && context.api().dispatches(offer.roomName()).stream()
                    .noneMatch(dispatch -> dispatch.getId().equals(offer.dispatchId()));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private void finish() {
        Optional<JobCancellation> cancellation = finished();
        if (cancellation.isPresent()) {
            DisconnectReason reason = room.ended().getNow(DisconnectReason.UNKNOWN);
            boolean over = cancellation.get() == JobCancellation.ROOM_ENDED && INTENDED.contains(reason);
            if (over) {
                settle(context, offer);
            } else {
                context.jobs().lost(this);
            }
            LOG.info("{}: job {} in room '{}' was cancelled: {}, {}", context.settings().pid(), offer.id(),
                    Printable.of(offer.roomName()), cancellation.get(), reason);
            end(context.jobs().cancelled, over ? JobStatus.JS_SUCCESS : JobStatus.JS_FAILED, cancellation.get().name());
        } else if (failed) {
            context.jobs().lost(this);
            end(context.jobs().failed, JobStatus.JS_FAILED, "the handler has failed");
        } else {
            settle(context, offer);
            end(context.jobs().succeeded, JobStatus.JS_SUCCESS, "");
        }
    }

    /** From now on nothing cancels it. */
    private synchronized Optional<JobCancellation> finished() {
        finished = true;
        Thread.interrupted();
        boolean roomEnded = why == null && room.connectionState() == ConnectionState.DISCONNECTED;
        return Optional.ofNullable(roomEnded ? JobCancellation.ROOM_ENDED : why);
    }

    private void end(LongAdder count, JobStatus status, String error) {
        count.increment();
        context.reporter().report(offer.id(), status, error);
        LOG.debug("{}: job {} in room '{}' has ended: {} {}", context.settings().pid(), offer.id(),
                Printable.of(offer.roomName()), status, error);
    }

    /**
     * Deletes the dispatch of a job that is over; a dispatch without an agent is one that was lost. Before the agent leaves.
     */
    static void settle(JobContext context, JobOffer offer) {
        if (!context.settings().keepsJobs()) {
            return;
        }
        for (int attempt = 1; attempt <= SETTLE_ATTEMPTS; attempt++) {
            try {
                context.api().deleteDispatch(offer.roomName(), offer.dispatchId());
                return;
            } catch (IOException | IllegalArgumentException e) {
                LOG.debug("{}: the dispatch of job {} cannot be deleted", context.settings().pid(), offer.id(), e);
            } catch (InterruptedException e) {
                return;
            }
            Polling.await(() -> false, System.nanoTime() + SETTLE_PAUSE.toNanos());
        }
        LOG.warn("{}: the dispatch of job {} cannot be deleted; the job may be repeated", context.settings().pid(), offer.id());
    }

    void cancel(JobCancellation reason) {
        synchronized (this) {
            if (finished || why != null) {
                return;
            }
            why = reason;
            state = JobState.CANCELLED;
        }
        Completion.complete(cancelled, reason);
        Thread.ofPlatform().daemon().name("livekit-job end").inheritInheritableThreadLocals(false).start(this::interruptLater);
    }

    private void interruptLater() {
        if (room != null) {
            Polling.await(this::isFinished, System.nanoTime() + GRACE.toNanos());
        }
        synchronized (this) {
            if (!finished && thread != null) {
                thread.interrupt();
            }
        }
    }

    private synchronized boolean isFinished() {
        return finished;
    }

    org.livekit4j.agent.JobStatus status() {
        return new org.livekit4j.agent.JobStatus(offer, identity, state, since);
    }

    String roomSid() {
        return roomSid;
    }

    /** {@return the server that has dispatched it} */
    String node() {
        return node;
    }

    @Override
    public JobOffer offer() {
        return offer;
    }

    @Override
    public Room room() {
        return room;
    }

    @Override
    public boolean isCancelled() {
        return state == JobState.CANCELLED;
    }

    @Override
    public CompletableFuture<JobCancellation> cancelled() {
        return Completion.handOut(cancelled);
    }

    @Override
    public String toString() {
        return "Job[" + Printable.of(offer.id()) + ", room " + Printable.of(offer.roomName()) + ", " + state + "]";
    }
}
