package org.livekit4j.agent;

import org.osgi.annotation.versioning.ProviderType;

/** A worker that its user closes: see {@link org.livekit4j.LiveKit#agent}. Safe for use by several threads. */
@ProviderType
public interface OwnedAgentWorker extends AgentWorker, AutoCloseable {

    /**
     * Waits until the worker is closed or has drained.
     *
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    void awaitEnd() throws InterruptedException;

    /**
     * Takes no more jobs, cancels those that run, and waits until their handlers have returned and their rooms are left,
     * for at most 12 seconds. Other workers take the jobs. Idempotent.
     */
    @Override
    void close();
}
