package org.livekit4j.agent;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Describes an agent step by step, and starts it: see {@link org.livekit4j.LiveKit#agent}. Not safe for use by
 * several threads.
 */
public final class AgentBuilder {
    private final BiFunction<AgentOptions, JobHandler, OwnedAgentWorker> starter;
    private AgentOptions options;
    private Decider decider;
    private @Nullable Task task;

    /** Decides whether to take a job: see {@link JobHandler#offer}. */
    @FunctionalInterface
    public interface Decider {
        /**
         * Decides.
         *
         * @param offer the job
         * @return the answer
         * @throws Exception if it fails
         */
        JobAnswer offer(JobOffer offer) throws Exception;
    }

    /** Does a job: see {@link JobHandler#run}. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does the job.
         *
         * @param job the job
         * @throws Exception if it fails
         */
        void run(Job job) throws Exception;
    }

    /**
     * Creates a builder.
     *
     * @param options the options of the agent
     * @param starter starts the agent
     */
    public AgentBuilder(AgentOptions options, BiFunction<AgentOptions, JobHandler, OwnedAgentWorker> starter) {
        this.options = Objects.requireNonNull(options, "options is null");
        this.starter = Objects.requireNonNull(starter, "starter is null");
        decider = _ -> JobAnswer.accept();
    }

    /**
     * Changes the options.
     *
     * @param change returns changed options, as in {@code options -> options.withMaxJobs(10)}
     * @return this builder
     */
    public AgentBuilder options(UnaryOperator<AgentOptions> change) {
        Objects.requireNonNull(change, "change is null");
        options = Objects.requireNonNull(change.apply(options), "change has returned null");
        return this;
    }

    /**
     * Sets the function that decides whether to take a job. By default every job is taken.
     *
     * @param decider the function
     * @return this builder
     */
    public AgentBuilder onOffer(Decider decider) {
        this.decider = Objects.requireNonNull(decider, "decider is null");
        return this;
    }

    /**
     * Sets the code that does a job.
     *
     * @param task the code
     * @return this builder
     */
    public AgentBuilder onJob(Task task) {
        this.task = Objects.requireNonNull(task, "task is null");
        return this;
    }

    /**
     * Sets a handler that does both, in place of {@link #onOffer} and {@link #onJob}.
     *
     * @param handler the handler
     * @return this builder
     */
    public AgentBuilder handler(JobHandler handler) {
        Objects.requireNonNull(handler, "handler is null");
        return onOffer(handler::offer).onJob(handler::run);
    }

    /**
     * Starts the agent. Returns before it is connected.
     *
     * @return its worker, which the caller closes
     * @throws IllegalStateException if there is no task
     * @throws IllegalArgumentException if the options name no server or no key, and the environment does not either
     */
    public OwnedAgentWorker start() {
        Task work = task;
        if (work == null) {
            throw new IllegalStateException("there is no task; call onJob or handler first");
        }
        return starter.apply(options, new Handler(decider, work));
    }

    /**
     * Starts the agent and waits until it has ended: because it has drained, its {@link org.livekit4j.LiveKit} is closed, or
     * the thread is interrupted.
     *
     * @throws InterruptedException if the thread was interrupted while waiting; the agent is closed then
     * @throws IllegalStateException if there is no task
     * @throws IllegalArgumentException if the options name no server or no key, and the environment does not either
     */
    public void run() throws InterruptedException {
        try (OwnedAgentWorker worker = start()) {
            worker.awaitEnd();
        }
    }

    private record Handler(Decider decider, Task task) implements JobHandler {

        @Override
        public JobAnswer offer(JobOffer offer) throws Exception {
            return decider.offer(offer);
        }

        @Override
        public void run(Job job) throws Exception {
            task.run(job);
        }
    }
}
