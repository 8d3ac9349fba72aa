package org.livekit4j.demo.internal;

/**
 * Measures the frames of one track, and writes them to files. Not safe for use by several threads.
 *
 * @param <F> the frames
 */
interface FrameRecorder<F> extends AutoCloseable {

    /** Keeps the frame if files are wanted. The caller still owns the frame. */
    void record(F frame);

    /** Root mean square of the last frame's samples, 1 being full scale; 0 for video. */
    default double level() {
        return 0;
    }

    /** Releases what an unused frame holds outside the heap. */
    default void release(F frame) {}

    /** Finishes the files; nothing is recorded afterwards. */
    @Override
    void close();
}
