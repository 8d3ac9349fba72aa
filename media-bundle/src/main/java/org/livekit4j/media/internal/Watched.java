package org.livekit4j.media.internal;

/**
 * Work of a stream that must be checked from time to time, because it may not proceed by itself. Called on the thread of a {@link
 * LateCallWatchdog}.
 */
public interface Watched {

    /**
     * Looks after it. Must not wait, nor run users' code.
     *
     * @return how long it can be left alone, in ns
     */
    long look(long nanoTime);

    /** Whether it has not to be looked after any more. */
    boolean isOver();
}
