package org.livekit4j.ffi;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;

/**
 * The guard for calls of user code: listeners, handlers, processors, sinks, predicates and executors. Nothing that such code
 * throws reaches the caller, not even an {@link Error} or an undeclared checked exception. Failures are counted; the first is
 * logged, and then at most one a minute. After each call the context class loader is restored, and an interrupt that the code
 * leaves behind is cleared.
 *
 * <p>A failure is logged on a thread of its own and as a copy: the text of an exception is made by user code, which may throw,
 * block or call back. Safe for use by several threads.
 */
public class UserCode {
    private final Logger log;
    private final Supplier<String> what;
    private final RepeatedWarning failures = new RepeatedWarning();

    /**
     * Creates a guard.
     *
     * @param log receives the failures, as warnings
     * @param what identifies the code and the effect of its failure, as in {@code "A listener of room 'hall' of bundle chat"};
     * called when a failure is logged
     */
    public UserCode(Logger log, Supplier<String> what) {
        this.log = log;
        this.what = what;
    }

    /** Code that may throw anything. */
    @FunctionalInterface
    public interface Action {
        /**
         * Runs the code.
         *
         * @throws Throwable if the code fails
         */
        void run() throws Throwable;
    }

    /**
     * Code with a result that may throw anything.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    public interface Question<T> {
        /**
         * Runs the code.
         *
         * @return the result
         * @throws Throwable if the code fails
         */
        T ask() throws Throwable;
    }

    /**
     * Runs the code.
     *
     * @param code the code
     * @return whether the code completed normally
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

    /**
     * Runs the code for its result.
     *
     * @param <T> the type of the result
     * @param code the code
     * @param otherwise the result if the code fails
     * @return the result
     */
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

    /**
     * Calls a consumer. Allocates nothing, for use on each event.
     *
     * @param <T> the type of the value
     * @param code the consumer
     * @param value the value
     * @return whether the consumer returned normally
     */
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

    /**
     * Calls a predicate. Allocates nothing, for use on each event.
     *
     * @param <T> the type of the value
     * @param code the predicate
     * @param value the value
     * @param otherwise the result if the predicate fails
     * @return the result
     */
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
     * Counts a failure, which may have been caught elsewhere, and logs it if a warning is due. Never throws and never waits; an
     * override must not either.
     *
     * @param failure the failure
     */
    public void failed(Throwable failure) {
        try {
            failures.report(count -> log.warn("{} has failed, {} times so far", Printable.of(what.get()), count,
                    new Report(failure, 0)));
        } catch (Throwable again) {
            // No memory or stack is left for it: the next failure is told
        }
    }

    /** {@return how often the code has failed} */
    public long failures() {
        return failures.count();
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
