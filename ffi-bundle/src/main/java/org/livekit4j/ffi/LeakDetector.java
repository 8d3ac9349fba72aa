package org.livekit4j.ffi;

import java.lang.ref.Cleaner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * Finds objects that hold native memory and were never closed. When the garbage collector finds that nobody can reach one any more, what it
 * holds is released, and the log says what it was: the first one, and after that one a minute, with the count. All methods may be called from
 * any thread.
 *
 * <p>Each object costs some hundred bytes and nanoseconds: too much for what comes a hundred times a second and stream, cheap for pictures.
 */
public final class LeakDetector {
    /** System property: {@code true} records where each object was made and used, which costs microseconds each time. */
    public static final String TRACE_PROPERTY = "livekit4j.leaks.trace";

    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** One for all detectors. Its thread ends when the class loader of this class does. */
    private static final Cleaner CLEANER = Cleaner.create(LeakDetector::thread);

    private final boolean tracing = Boolean.getBoolean(TRACE_PROPERTY);
    private final Logger log;
    private final String advice;
    private final AtomicLong found = new AtomicLong();
    private final AtomicLong reportDueNanos = new AtomicLong(System.nanoTime());

    /**
     * @param log gets a warning for what is found
     * @param advice what its user must do, as a sentence of that warning
     */
    public LeakDetector(Logger log, String advice) {
        this.log = log;
        this.advice = advice;
    }

    private static Thread thread(Runnable task) {
        Thread thread = Thread.ofVirtual().name("livekit-leaks").inheritInheritableThreadLocals(false).unstarted(task);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader()); // not that of the caller, which may have to go earlier
        return thread;
    }

    /** How many were found. */
    public long found() {
        return found.get();
    }

    /**
     * Watches an object from now on.
     *
     * @param owner the object that must be closed; the other arguments must not lead to it
     * @param what names it in the log
     * @param release releases what it holds; run once, by {@link Watch#close} or when the owner is found
     */
    public Watch watch(Object owner, Object what, Runnable release) {
        Watch watch = new Watch(what, release);
        watch.cleanable = CLEANER.register(owner, watch::lost);
        watch.used("made");
        return watch;
    }

    private void report(Watch watch) {
        long count = found.incrementAndGet();
        long due = reportDueNanos.get();
        if (System.nanoTime() - due >= 0 && reportDueNanos.compareAndSet(due, System.nanoTime() + PAUSE_NANOS)) {
            if (tracing) {
                log.warn("{} was never closed, and is released by the garbage collector; {} so far. {}", watch.what, count,
                        advice,
                        watch.use);
            } else {
                log.warn(
                        "{} was never closed, and is released by the garbage collector; {} so far. {}. The system property {}=true"
                                + " records where each was used",
                        watch.what, count, advice, TRACE_PROPERTY);
            }
        }
    }

    /** What is known of one object. */
    public final class Watch {
        private final Object what;
        private final Runnable release;
        private final AtomicBoolean over = new AtomicBoolean();
        private Cleaner.Cleanable cleanable;
        private volatile Use use;

        private Watch(Object what, Runnable release) {
            this.what = what;
            this.release = release;
        }

        /** The owner is closed: releases what it holds. Idempotent. */
        public void close() {
            if (over.compareAndSet(false, true)) {
                cleanable.clean(); // forgets the owner
                release.run();
            }
        }

        /** The object was used; where is recorded if that is asked for. Of one object, the calls come one after the other. */
        public void used(String how) {
            if (tracing) {
                use = new Use(how, use);
            }
        }

        private void lost() {
            if (over.compareAndSet(false, true)) {
                try {
                    release.run();
                } finally {
                    report(this);
                }
            }
        }
    }

    /** Where an object was used last, with where it was used before as its cause. */
    private static final class Use extends Throwable {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 8;

        private final int depth;

        Use(String how, Use before) {
            super(how + " here, by thread '" + Thread.currentThread().getName() + "'",
                    before == null || before.depth < MOST ? before : null);
            depth = before == null ? 0 : before.depth + 1;
        }
    }
}
