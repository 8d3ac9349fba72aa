package org.livekit4j.demo.internal;

/**
 * Measures the frames of one track, and writes them to files. Not safe for use by several threads.
 *
 * @param <F> the frames
 */
abstract class FrameRecorder<F> implements AutoCloseable {
    final String name;
    final RunResults results;
    /** Whether files are wanted, and none has failed. */
    volatile boolean on;

    FrameRecorder(String name, RunResults results) {
        this.name = name;
        this.results = results;
        this.on = results.wantFiles();
    }

    /** Keeps the frame if files are wanted. The caller still owns the frame. */
    abstract void record(F frame);

    /** Root mean square of the last frame's samples, 1 being full scale; 0 for video. */
    double level() {
        return 0;
    }

    /** Releases what an unused frame holds outside the heap. */
    void release(F frame) {}

    /** Finishes the files; nothing is recorded afterwards. */
    @Override
    public abstract void close();
}
