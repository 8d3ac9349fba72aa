package org.livekit4j.media.internal;

import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/** A stream as its processor pipeline sees it. */
public interface ProcessedStream<F> {

    /** In the log. */
    String name();

    StreamInfo info();

    /** Who takes its frames, for people; empty if that is not known. */
    String consumer();

    /** Whether a frame that nobody took yet makes way for the next one, because its user wants the latest only. */
    boolean keepsLatest();

    StreamStatistics statistics();

    /** A queue with the bounds and the rule of the stream's own. */
    Mailbox<F> newMailbox();

    /**
     * Sends frames through this pipeline from now on.
     *
     * @return false if the stream has ended
     */
    boolean divert(ProcessorPipeline<F> chain);

    /** Gives a frame to the consumer. */
    void deliver(F frame);

    /** Releases a frame that nobody will get. Throws nothing. */
    void discard(F frame);

    /** The chain has delivered all it had, after it was told to end. */
    void drained();
}
