package org.livekit4j.agent.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.WorkerStatus.JobCounts;

/** The jobs of a worker: slots, those that run, and what became of all. Safe for use by several threads. */
final class Jobs {
    private final int maxJobs;
    private final boolean keeps;
    private final Map<String, JobRun> running = new ConcurrentHashMap<>();
    private int reserved;
    private boolean closed;
    private final Set<JobRun> lost = ConcurrentHashMap.newKeySet();
    private volatile String node = "";

    final LongAdder accepted = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder unassigned = new LongAdder();
    final LongAdder succeeded = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder cancelled = new LongAdder();
    final LongAdder redispatched = new LongAdder();
    final LongAdder abandoned = new LongAdder();

    /** @param keeps whether lost jobs are dispatched again */
    Jobs(int maxJobs, boolean keeps) {
        this.maxJobs = maxJobs;
        this.keeps = keeps;
    }

    /** @return whether there was a slot; it is given back by {@link #release} or {@link #start} */
    synchronized boolean reserve() {
        boolean free = !closed && taken() < maxJobs;
        reserved += free ? 1 : 0;
        return free;
    }

    synchronized void release() {
        reserved--;
    }

    /** Starts a job in a slot that was reserved, unless all were cancelled meanwhile. */
    synchronized void start(JobRun job) {
        reserved--;
        if (!closed) {
            running.put(job.offer().id(), job);
            job.start();
        }
    }

    /** It is not done, and its dispatch stands, unless the server has forgotten it. */
    void lost(JobRun job) {
        if (keeps) {
            lost.add(job);
        }
    }

    /** {@return those that were lost since the last call} */
    List<JobRun> takeLost() {
        List<JobRun> taken = new ArrayList<>();
        lost.removeIf(taken::add);
        return taken;
    }

    synchronized void end(JobRun job) {
        running.remove(job.offer().id());
        notifyAll();
    }

    /** Slots that are reserved count. */
    synchronized int taken() {
        return running.size() + reserved;
    }

    synchronized int free() {
        return maxJobs - taken();
    }

    Optional<JobRun> find(String id) {
        return Optional.ofNullable(running.get(id));
    }

    List<JobRun> running() {
        return List.copyOf(running.values());
    }

    Set<String> dispatches() {
        return running.values().stream().map(job -> job.offer().dispatchId()).collect(Collectors.toSet());
    }

    /** From now on none begins. */
    void close(JobCancellation why) {
        synchronized (this) {
            closed = true;
        }
        running().forEach(job -> job.cancel(why));
    }

    /** @return whether there is none any more */
    synchronized boolean awaitNone(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (!running.isEmpty() && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return running.isEmpty();
    }

    /** {@return the identifier of the server, which has another one after a restart} */
    String node() {
        return node;
    }

    void registeredAt(String newNode) {
        node = newNode;
    }

    JobCounts counts() {
        return new JobCounts(accepted.sum(), refused.sum(), late.sum(), unassigned.sum(), succeeded.sum(), failed.sum(),
                cancelled.sum(), redispatched.sum(), abandoned.sum());
    }
}
