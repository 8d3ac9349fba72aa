package org.livekit4j.ffi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;

/**
 * The guard through which all code is called that users wrote: listeners, handlers, processors, sinks, predicates, executors. Nothing
 * that such code throws, an {@link Error} or a checked exception included, reaches the caller. Failures are counted; the first one is
 * logged, and after that one a minute.
 *
 * <p>A failure is logged on a thread of its own and as a copy, because the text of an exception is made by user code too: it may
 * throw, block or call back. So the caller of this class is never held up by it. All methods may be called from any thread.
 */
public final class UserCode {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final Supplier<String> what;
    private final LongAdder failures = new LongAdder();
    private final AtomicLong reportDueNanos = new AtomicLong(System.nanoTime());

    /**
     * @param log gets the failures, as warnings
     * @param what names the code and what its failure means, as in {@code "A listener of room 'hall' of bundle chat"}; asked for when a
     *     failure is logged
     */
    public UserCode(Logger log, Supplier<String> what) {
        this.log = log;
        this.what = what;
    }

    /** Code that may throw anything. */
    @FunctionalInterface
    public interface Action {
        void run() throws Throwable;
    }

    /** Code with a result that may throw anything. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws Throwable;
    }

    /**
     * Runs the code, with the context class loader that the thread has now in its place again afterwards.
     *
     * @return whether it ended normally
     */
    public boolean run(Action code) {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        try {
            code.run();
            return true;
        } catch (Throwable e) {
            failed(e);
            return false;
        } finally {
            restore(ours);
        }
    }

    /** Runs the code for its result; {@code otherwise} is the result if it throws. */
    public <T> T ask(Question<? extends T> code, T otherwise) {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        try {
            return code.ask();
        } catch (Throwable e) {
            failed(e);
            return otherwise;
        } finally {
            restore(ours);
        }
    }

    private static void restore(ClassLoader ours) {
        Thread thread = Thread.currentThread();
        if (thread.getContextClassLoader() != ours) {
            thread.setContextClassLoader(ours);
        }
    }

    /** Counts a failure that was caught elsewhere, and logs it if it is time for that. Never throws and never waits. */
    public void failed(Throwable failure) {
        try {
            failures.increment();
            long due = reportDueNanos.get();
            long now = System.nanoTime();
            if (now - due >= 0 && reportDueNanos.compareAndSet(due, now + PAUSE_NANOS)) {
                report(failure, failures.sum(), due);
            }
        } catch (Throwable again) {
            // No memory or stack is left for it: the next failure is told
        }
    }

    private void report(Throwable failure, long count, long due) {
        try {
            Thread.ofVirtual().name("livekit-report").inheritInheritableThreadLocals(false)
                    .start(() -> log.warn("{} has failed, {} times so far", Printable.of(what.get()), count,
                            new Report(failure, 0)));
        } catch (Throwable e) {
            reportDueNanos.set(due);
            throw e;
        }
    }

    /** How often the code has failed. */
    public long failures() {
        return failures.sum();
    }

    /**
     * An exception's texts and stack traces, without its classes: a log that keeps it keeps nothing of the user's. Its text, in which names
     * of strangers may be, is one line.
     */
    private static final class Report extends Throwable {
        private static final long serialVersionUID = 1L;
        private static final int MAX_CAUSES = 8;
        private static final int MAX_LENGTH = 2_000;

        private final String text;

        Report(Throwable failure, int depth) {
            super(null, cause(failure, depth), false, true);
            text = text(failure);
            setStackTrace(trace(failure));
        }

        private static Throwable cause(Throwable failure, int depth) {
            try {
                Throwable cause = failure.getCause();
                return cause == null || depth == MAX_CAUSES ? null : new Report(cause, depth + 1);
            } catch (Throwable e) {
                return null;
            }
        }

        private static String text(Throwable failure) {
            try {
                return Printable.of(Redaction.redact(failure.toString()), MAX_LENGTH);
            } catch (Throwable e) {
                return failure.getClass().getName() + ", whose text cannot be had: it throws " + e.getClass().getName();
            }
        }

        private static StackTraceElement[] trace(Throwable failure) {
            try {
                return failure.getStackTrace();
            } catch (Throwable e) {
                return new StackTraceElement[0];
            }
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
