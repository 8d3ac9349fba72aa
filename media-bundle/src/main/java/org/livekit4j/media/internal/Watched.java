package org.livekit4j.media.internal;

/**
 * Work of a stream that must be checked from time to time, because it may not proceed by itself. Called on the thread of a {@link
 * LateCallWatchdog}.
 */
public interface Watched {

    /**
     * Checks the work. Must not wait or run users' code.
     *
     * @return the time until the next check, in ns
     */
    long look(long nanoTime);

    /** Whether it has not to be looked after any more. */
    boolean isOver();
}
