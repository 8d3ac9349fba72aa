package org.livekit4j.queue.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.livekit4j.queue.Mailbox;
import org.livekit4j.queue.internal.Complaints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener for the frames that wait, in one task of an executor at a time. */
final class FrameDrain<F> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameDrain.class);
    /** Frames a task takes before it lets others have their turn. */
    private static final int BATCH = 64;

    private static final VarHandle SCHEDULED;

    static {
        try {
            SCHEDULED = MethodHandles.lookup().findVarHandle(FrameDrain.class, "scheduled", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;
    private final Mailbox<F> frames;
    private final Consumer<? super F> listener;
    private final Executor executor;
    private final Complaints failures = new Complaints();
    private final Complaints refusals = new Complaints();
    private volatile boolean scheduled;

    FrameDrain(String name, Mailbox<F> frames, Consumer<? super F> listener, Executor executor) {
        this.name = name;
        this.frames = frames;
        this.listener = listener;
        this.executor = executor;
    }

    /** A frame has come. Either the task that runs finds it, or there is a new task. */
    void schedule() {
        if (!scheduled && SCHEDULED.compareAndSet(this, false, true)) {
            submit();
        }
    }

    private void submit() {
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            scheduled = false;
            refusals.report(count -> LOG.warn("The executor of stream {} has refused {} tasks; its frames wait", name, count, e));
        }
    }

    @Override
    public void run() {
        for (int i = 0; i < BATCH; i++) {
            F frame = frames.poll();
            if (frame != null) {
                call(frame);
            } else {
                scheduled = false;
                if (frames.depth() == 0 || !SCHEDULED.compareAndSet(this, false, true)) {
                    return;
                }
            }
        }
        submit();
    }

    private void call(F frame) {
        try {
            listener.accept(frame);
        } catch (RuntimeException | Error e) {
            failures.report(count -> LOG.warn("The listener of stream {} has failed {} times", name, count, e));
        }
    }
}
