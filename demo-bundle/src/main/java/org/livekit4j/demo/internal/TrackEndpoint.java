package org.livekit4j.demo.internal;

/** One track's way through the native library and back, while its service is there: source, track and stream. */
interface TrackEndpoint extends AutoCloseable {

    /**
     * Opens the way: where frames are lost until it is open, frames that do not count are sent until one has come. On the sending thread,
     * first of all.
     */
    default void prime() throws InterruptedException {
        // The way is open from the beginning.
    }

    /** Makes the frame of this sequence number; on the sending thread, before {@link #capture}. */
    void prepare(long sequence);

    /** Sends the frame that was prepared. */
    void capture() throws InterruptedException;

    /** Waits until what was captured has been played. */
    void settle() throws InterruptedException;

    /** Takes frames until the stream ends. */
    void receive() throws InterruptedException;

    /** Closes all; capturing and receiving threads end. Idempotent. */
    @Override
    void close();
}
