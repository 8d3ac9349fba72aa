package org.livekit4j.media.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.Owner;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.VarHandles;
import org.livekit4j.queue.concurrent.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a listener for waiting frames, in one task of an executor at a time. Whatever the executor does with a task, frames wait
 * by the stream's own rule. If the executor refuses a task or fails, the next frame and the watchdog try again; if it accepts a
 * task and does not begin it, the watchdog submits another one. If several tasks run after all, one of them gets the frames. An
 * executor that begins no task for a minute after the end of the stream gets nothing more, and what waits is dropped.
 */
public final class ExecutorListener<F> implements Runnable, Watched {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutorListener.class);
    /** Frames a task takes before it lets others have their turn. */
    private static final int BATCH = 64;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final int IDLE = 0;
    /** A task is with the executor, or on its way to it. */
    private static final int SCHEDULED = 1;
    private static final int RUNNING = 2;
    private static final VarHandle STATE = VarHandles.field(MethodHandles.lookup(), "state", int.class);

    private final String name;
    private final Mailbox<F> frames;
    private final FrameReuse<F> reuse;
    private final StreamListener<F> listener;
    private final Executor executor;
    private final boolean direct;
    private final UserCode executorGuard;
    /** Threads that are giving the executor a task. */
    private final AtomicInteger handing = new AtomicInteger();
    private volatile int state = IDLE;
    /** Batches begun. One thread at a time writes it. */
    private volatile long runs;
    /** What the watch remembers: the count above when it looked, since when that is so, and how long it waits. */
    private long watchedRuns;
    private long watchedSince = System.nanoTime();
    private long pauseNanos = FIRST_PAUSE_NANOS;
    /** When the watch last saw that frames may still come, or are taken. */
    private long livelySince = System.nanoTime();

    /** @param direct whether the executor takes tasks without blocking, as our own does: others get theirs on a thread that may wait */
    public ExecutorListener(String name, Mailbox<F> frames, FrameReuse<F> reuse, StreamListener<F> listener, Executor executor,
            boolean direct) {
        this.name = name;
        this.frames = frames;
        this.reuse = reuse;
        this.listener = listener;
        this.executor = executor;
        this.direct = direct;
        this.executorGuard = new UserCode(LOG,
                () -> "Executor " + Owner.of(executor) + " of stream " + name + ", whose frames wait meanwhile,");
    }

    /** A frame has come. Either the task that runs finds it, or there is a new task. Never throws and never waits. */
    public void schedule() {
        if (state == IDLE && STATE.compareAndSet(this, IDLE, SCHEDULED)) {
            submit();
        }
    }

    private void submit() {
        try {
            if (direct) {
                executor.execute(this);
            } else {
                CallbackThreads.start(name + " executor", executor, this::handOver);
            }
        } catch (Throwable e) { // from our own executor, or because there is no memory for a thread
            refused(e);
        }
    }

    private void handOver() {
        handing.getAndIncrement();
        try {
            executor.execute(this);
        } catch (Throwable e) {
            refused(e);
        } finally {
            handing.getAndDecrement();
        }
    }

    private void refused(Throwable e) {
        executorGuard.failed(e);
        STATE.compareAndSet(this, SCHEDULED, IDLE); // unless the executor has run the task anyway
    }

    @Override
    public void run() {
        if (!STATE.compareAndSet(this, SCHEDULED, RUNNING)) {
            return; // another task has taken the frames
        }
        runs++;
        for (int i = 0; i < BATCH; i++) {
            F frame = frames.poll();
            if (frame != null) {
                listener.call(frame);
                reuse.giveBack(frame);
            } else {
                state = IDLE;
                if (frames.depth() == 0 || !STATE.compareAndSet(this, IDLE, RUNNING)) {
                    return;
                }
            }
        }
        state = SCHEDULED;
        submit();
    }

    @Override
    public long look(long nanoTime) {
        int now = state;
        if (watchedRuns != runs) {
            watchedRuns = runs;
            watchFrom(nanoTime);
            livelySince = nanoTime;
        }
        if (now == IDLE && frames.depth() > 0) {
            schedule();
        } else if (now != SCHEDULED) {
            watchFrom(nanoTime);
        } else if (nanoTime - watchedSince >= pauseNanos && handing.get() == 0) {
            watchedSince = nanoTime;
            pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
            submit();
        }
        giveUpIfStuck(nanoTime);
        return LOOK_NANOS;
    }

    private void watchFrom(long nanoTime) {
        watchedSince = nanoTime;
        pauseNanos = FIRST_PAUSE_NANOS;
    }

    private void giveUpIfStuck(long nanoTime) {
        long waiting = frames.depth();
        if (!frames.isClosed() || waiting == 0 || state == RUNNING) {
            livelySince = nanoTime;
        } else if (nanoTime - livelySince >= LONGEST_PAUSE_NANOS) {
            frames.discard();
            LOG.warn("The last {} frames of stream {} were dropped: the stream has ended, and {} has begun no task for a minute",
                    waiting, name, Owner.of(executor));
        }
    }

    @Override
    public boolean isOver() {
        return frames.isClosed() && frames.depth() == 0;
    }
}
