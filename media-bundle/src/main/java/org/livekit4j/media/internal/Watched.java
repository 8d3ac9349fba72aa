package org.livekit4j.media.internal;

/** Something of a stream that must be looked after from time to time, because nothing else may bring it on. On the thread of a {@link LateCallWatchdog}. */
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
