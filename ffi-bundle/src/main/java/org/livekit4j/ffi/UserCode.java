package org.livekit4j.ffi;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;

/**
 * The guard through which all code is called that users wrote: listeners, handlers, processors, sinks, predicates, executors. Nothing
 * that such code throws, an {@link Error} or a checked exception included, reaches the caller. Failures are counted; the first one is
 * logged, and after that one a minute. The context class loader is what it was before the call, and an interrupt that the code leaves behind is
 * cleared.
 *
 * <p>A failure is logged on a thread of its own and as a copy, because the text of an exception is made by user code too: it may
 * throw, block or call back. So the caller of this class is never held up by it. All methods may be called from any thread.
 */
public class UserCode {
    private final Logger log;
    private final Supplier<String> what;
    private final RepeatedWarning failures = new RepeatedWarning();

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
     * Runs the code.
     *
     * @return whether it ended normally
     */
    public boolean run(Action code) {
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        boolean interrupted = thread.isInterrupted();
        try {
            code.run();
            return true;
        } catch (Throwable e) {
            failed(e);
            return false;
        } finally {
            restore(thread, ours, interrupted);
        }
    }

    /** Runs the code for its result; {@code otherwise} is the result if it throws. */
    public <T> T ask(Question<? extends T> code, T otherwise) {
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        boolean interrupted = thread.isInterrupted();
        try {
            return code.ask();
        } catch (Throwable e) {
            failed(e);
            return otherwise;
        } finally {
            restore(thread, ours, interrupted);
        }
    }

    /** Hands the code a value, as {@link #run} otherwise; allocates nothing, for calls of each event. */
    public <T> boolean accept(Consumer<? super T> code, T value) {
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        boolean interrupted = thread.isInterrupted();
        try {
            code.accept(value);
            return true;
        } catch (Throwable e) {
            failed(e);
            return false;
        } finally {
            restore(thread, ours, interrupted);
        }
    }

    /** Asks the code about a value, as {@link #ask} otherwise; allocates nothing, for calls of each event. */
    public <T> boolean test(Predicate<? super T> code, T value, boolean otherwise) {
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        boolean interrupted = thread.isInterrupted();
        try {
            return code.test(value);
        } catch (Throwable e) {
            failed(e);
            return otherwise;
        } finally {
            restore(thread, ours, interrupted);
        }
    }

    private static void restore(Thread thread, ClassLoader ours, boolean interrupted) {
        if (thread.getContextClassLoader() != ours) {
            thread.setContextClassLoader(ours);
        }
        if (!interrupted && thread.isInterrupted()) {
            Thread.interrupted();
        }
    }

    /**
     * Counts a failure, also one that was caught elsewhere, and logs it if it is time for that. Never throws and never waits, and neither may
     * what a subclass adds.
     */
    public void failed(Throwable failure) {
        try {
            failures.report(count -> log.warn("{} has failed, {} times so far", what.get(), count, new Report(failure, 0)));
        } catch (Throwable again) {
            // No memory or stack is left for it: the next failure is told
        }
    }

    /** How often the code has failed. */
    public long failures() {
        return failures.count();
    }

    /** An exception's texts and stack traces, without its classes: a log that keeps it keeps nothing of the user's. */
    private static final class Report extends Throwable {
        private static final long serialVersionUID = 1L;
        private static final int MAX_CAUSES = 8;

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
                return Redaction.redact(failure.toString());
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
