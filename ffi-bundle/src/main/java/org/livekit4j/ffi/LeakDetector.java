package org.livekit4j.ffi;

import java.lang.ref.Cleaner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * Finds objects that hold native memory and were never closed. When such an object becomes unreachable, its memory is released
 * and a warning is logged: the first time, and then at most once a minute with the count. Safe for use by several threads.
 *
 * <p>Each watched object costs some hundred bytes and nanoseconds. That is too much for audio frames and cheap for video frames.
 */
public final class LeakDetector {
    /**
     * The system property that, if {@code true}, records where each object was created and last used. This costs microseconds
     * each time.
     */
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
     * Creates a detector.
     *
     * @param log receives the warnings
     * @param advice the remedy, as a sentence of the warning
     */
    public LeakDetector(Logger log, String advice) {
        this.log = log;
        this.advice = advice;
    }

    private static Thread thread(Runnable task) {
        Thread thread = Thread.ofVirtual().name("livekit-leaks").inheritInheritableThreadLocals(false).unstarted(task);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader()); // not the caller's, which may be unloaded earlier
        return thread;
    }

    /** {@return how many leaked objects were found} */
    public long found() {
        return found.get();
    }

    /**
     * Starts to watch an object.
     *
     * @param owner the object that must be closed; the other arguments must not refer to it
     * @param what identifies the object in the log
     * @param release releases what the object holds; runs once, in {@link Watch#close} or when the object is found
     * @return the watch; the owner closes it
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
                log.warn("{} was not closed and was released by the garbage collector; {} so far. {}", watch.what, count,
                        advice,
                        watch.use);
            } else {
                log.warn(
                        "{} was not closed and was released by the garbage collector; {} so far. {}. The system property {}=true"
                                + " records where each one was used",
                        watch.what, count, advice, TRACE_PROPERTY);
            }
        }
    }

    /** The watch over one object. */
    public final class Watch {
        private final Object what;
        private final Runnable release;
        /** No {@code AtomicBoolean}: there is a watch for each frame. */
        private static final AtomicIntegerFieldUpdater<Watch> OVER = AtomicIntegerFieldUpdater.newUpdater(Watch.class, "over");

        @SuppressWarnings("unused") // set by its updater
        private volatile int over;
        private Cleaner.Cleanable cleanable;
        private volatile Use use;

        private Watch(Object what, Runnable release) {
            this.what = what;
            this.release = release;
        }

        /** Releases what the closed owner held. Idempotent. */
        public void close() {
            if (OVER.compareAndSet(this, 0, 1)) {
                cleanable.clean(); // forgets the owner
                release.run();
            }
        }

        /**
         * Records that the object was used, and where if {@link #TRACE_PROPERTY} is set. Calls for one object must not overlap.
         *
         * @param how describes the use
         */
        public void used(String how) {
            if (tracing) {
                use = new Use(how, use);
            }
        }

        private void lost() {
            if (OVER.compareAndSet(this, 0, 1)) {
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
