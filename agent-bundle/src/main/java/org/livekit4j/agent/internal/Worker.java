package org.livekit4j.agent.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.JobStatus;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.agent.WorkerStatus;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.room.Rooms;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.livekit4j.text.ServerUrl;
import org.livekit4j.token.VideoGrant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers with a server, serves, and does so again when the connection has ended, all on the thread that {@linkplain #run
 * runs} it. Jobs run on threads of their own, whether there is a connection or not.
 */
class Worker implements AgentWorker, Runnable, Session.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWorker.class);
    /** For handlers to return and rooms to be left. */
    private static final Duration ENDING = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final VideoGrant WORKER = VideoGrant.NONE.withAgent(true);

    private final AgentSettings settings;
    private final Jobs jobs;
    private final JobContext context;
    private final LoadMeter load;
    private final HttpClient client;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final RepeatedWarning failures = new RepeatedWarning();
    private final Thread thread;
    private volatile WorkerProgress progress;
    private volatile Session session;
    private volatile URI server;
    private volatile boolean closing;
    private volatile boolean draining;
    private volatile long drainDeadlineNanos;
    private int next;
    private int failuresInARow;
    private boolean resting;

    Worker(AgentSettings settings, JobHandler handler, Rooms rooms) {
        this.settings = settings;
        server = settings.servers().getFirst();
        progress = WorkerProgress.begun();
        jobs = new Jobs(settings.options().maxJobs(), settings.keepsJobs());
        load = new LoadMeter(settings.options().loadMeasure(), settings.options().maxJobs());
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ENDING)
                .executor(Executors.newVirtualThreadPerTaskExecutor()).build();
        UserCode guard = new UserCode(LOG, () -> "The handler of agent '" + settings.shownName() + "'");
        context = new JobContext(settings, handler, guard, rooms, new ServerApi(client, () -> server, settings.key()), jobs,
                this::report);
        thread = Thread.ofPlatform().daemon().name("livekit-agent " + settings.pid()).inheritInheritableThreadLocals(false)
                .unstarted(this); // its waits have an end, which those of a virtual thread may not have while memory is full
    }

    /** Once. */
    void start() {
        thread.start();
    }

    private void report(String jobId, org.livekit4j.agent.internal.proto.JobStatus status, String error) {
        Session current = session;
        if (current != null) {
            if (!Offers.isOwn(jobId)) {
                current.report(jobId, status, error);
            }
            current.wake();
        }
    }

    @Override
    public void run() {
        Optional<JobKeeper> keeper = settings.keepsJobs()
                ? Optional.of(new JobKeeper(context, new Takeovers(context, () -> server), this::canTake, JobKeeper.Pace.DEFAULT))
                : Optional.empty();
        keeper.ifPresent(JobKeeper::start);
        try {
            while (!isOver()) {
                serve();
            }
        } catch (InterruptedException e) {
            closing = true;
        } catch (RuntimeException | Error e) {
            LOG.error("{}: an internal error ended the worker", settings.pid(), e);
            progress = progress.failed(Printable.of(Redaction.redact(e.toString())));
        } finally {
            finish();
            keeper.ifPresent(JobKeeper::end);
            client.shutdownNow();
            progress = progress.now(WorkerState.ENDED);
            ended.countDown();
        }
    }

    private void serve() throws InterruptedException {
        server = settings.servers().get(Math.floorMod(next, settings.servers().size()));
        progress = progress.now(draining ? WorkerState.DRAINING : WorkerState.CONNECTING);
        try {
            Session opened = new Session(context, this, load, server.toString());
            WorkerConnection connection = WorkerConnection.open(client, server, settings.key().token(WORKER), opened);
            serve(opened, connection);
        } catch (IOException | IllegalArgumentException e) {
            retry(Printable.of(Redaction.redact(String.valueOf(e.getMessage()))));
        }
    }

    private void serve(Session opened, WorkerConnection connection) throws IOException, InterruptedException {
        session = opened;
        try {
            opened.serve(connection);
        } catch (IOException | InterruptedException | RuntimeException e) {
            session = null;
            connection.abort();
            throw e;
        }
        session = null;
        cancelRest();
        connection.close();
    }

    /** The server asks the next worker from now on; the connection stays until the rooms are left. */
    private void cancelRest() throws InterruptedException {
        jobs.close(JobCancellation.WORKER_ENDED);
        if (!resting) { // once
            resting = true;
            jobs.awaitNone(ENDING.toMillis());
        }
    }

    private void retry(String failure) throws InterruptedException {
        next++;
        failuresInARow++;
        Duration time = Backoff.pause(failuresInARow, new Random());
        progress = progress.retrying(failure, draining ? WorkerState.DRAINING : WorkerState.RETRYING, Instant.now().plus(time));
        failures.report(count -> LOG.warn("{}: {} {}; trying again, {} failures so far", settings.pid(),
                ServerUrl.origin(server), failure, count));
        long deadline = System.nanoTime() + time.toNanos();
        synchronized (this) {
            long left = time.toMillis();
            while (left > 0 && !isOver()) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        }
    }

    private void finish() {
        try {
            cancelRest();
        } catch (InterruptedException e) {
            LOG.debug("{}: ended without waiting for its jobs", settings.pid());
        }
    }

    @Override
    public boolean isDraining() {
        return draining || closing;
    }

    @Override
    public boolean isOver() {
        return closing || draining && (jobs.taken() == 0 || System.nanoTime() - drainDeadlineNanos >= 0);
    }

    @Override
    public void registered(String workerId) {
        failuresInARow = 0;
        progress = progress.registered(Printable.of(workerId), ServerUrl.origin(server));
        LOG.info("{}: registered with {} as {} for jobs of '{}'", settings.pid(), ServerUrl.origin(server),
                Printable.of(workerId), settings.shownName());
    }

    @Override
    public void reported(boolean full, double now) {
        WorkerState state = full ? WorkerState.FULL : WorkerState.AVAILABLE;
        progress = progress.loaded(draining ? WorkerState.DRAINING : state, now);
    }

    private boolean canTake() {
        return progress.state() == WorkerState.AVAILABLE && load.load(jobs.taken()) < LoadMeter.FULL;
    }

    @Override
    public WorkerStatus status() {
        WorkerProgress now = progress;
        return new WorkerStatus(settings.pid(), settings.agentName(), settings.type(), now.server(), now.workerId(), now.state(),
                now.since(), now.load(), jobs.running().size(), jobs.counts(), now.lastFailure(), now.nextTry());
    }

    @Override
    public List<JobStatus> jobs() {
        return jobs.running().stream().map(JobRun::status).toList();
    }

    @Override
    public void drain() {
        if (!draining) {
            drainDeadlineNanos = System.nanoTime() + Math.min(settings.drainTimeout().toMillis(), Long.MAX_VALUE / 4_000_000)
                    * 1_000_000;
            draining = true;
            wake();
        }
    }

    private void wake() {
        Session current = session;
        if (current != null) {
            current.wake();
        }
        synchronized (this) {
            notifyAll();
        }
    }

    void awaitEnded() throws InterruptedException {
        ended.await();
    }

    /** Takes no more jobs, cancels those that run, and waits for a bounded time. */
    void end() {
        closing = true;
        wake();
        if (!awaitEnded(ENDING)) {
            thread.interrupt(); // it still connects, or handlers do not return
            if (!awaitEnded(REST)) {
                LOG.warn("{}: handlers of {} jobs have not returned within {} ms", settings.pid(), jobs.running().size(),
                        ENDING.plus(REST).toMillis());
            }
        }
    }

    private boolean awaitEnded(Duration time) {
        return Polling.await(() -> ended.getCount() == 0, System.nanoTime() + time.toNanos());
    }

    @Override
    public String toString() {
        return "AgentWorker[" + settings.pid() + ", " + progress.state() + "]";
    }
}
