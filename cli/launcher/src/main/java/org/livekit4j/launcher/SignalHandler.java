package org.livekit4j.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * What happens on SIGINT and SIGTERM: running work is asked to stop, and the JVM ends when the command is through, or
 * when that takes too long. A second signal ends it at once. To be run as the JVM's shutdown hook.
 */
final class SignalHandler implements Runnable {
    private static final Duration TIMEOUT = Duration.ofMillis(2_500);
    /** By convention 128 and the signal's number. */
    private static final int SIGINT_CODE = 130;
    private static final int SIGTERM_CODE = 143;

    private final CountDownLatch finished = new CountDownLatch(1);
    private Runnable stop = () -> {
    };
    private Duration timeout = TIMEOUT;
    private boolean interrupted;

    /** What to do on a signal; if there was one already, it is done now. It must not wait. */
    void onSignal(Runnable newStop) {
        boolean now;
        synchronized (this) {
            stop = newStop;
            now = interrupted;
        }
        if (now) {
            newStop.run();
        }
    }

    /**
     * As {@link #onSignal(Runnable)}, for a command that has more to do before the end.
     *
     * @param most how long the JVM waits for the command
     */
    void onSignal(Runnable newStop, Duration most) {
        synchronized (this) {
            timeout = most;
        }
        onSignal(newStop);
    }

    /** Whether there was a signal. */
    synchronized boolean interrupted() {
        return interrupted;
    }

    /** The command is through. */
    void finished() {
        finished.countDown();
    }

    @Override
    public void run() {
        if (finished.getCount() == 0) {
            return;
        }
        Signals.register("INT", () -> Runtime.getRuntime().halt(SIGINT_CODE));
        Signals.register("TERM", () -> Runtime.getRuntime().halt(SIGTERM_CODE));
        Runnable toDo;
        Duration most;
        synchronized (this) {
            interrupted = true;
            toDo = stop;
            most = timeout;
        }
        toDo.run();
        try {
            finished.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
