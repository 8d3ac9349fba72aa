package org.livekit4j.demo.internal;

/**
 * Measures the frames of one track, and writes them to files. Not safe for use by several threads.
 *
 * @param <S> the service that the frames come from
 * @param <F> the frames
 */
interface FrameRecorder<S, F> extends AutoCloseable {

    /** Keeps the frame if files are wanted; it stays the caller's. */
    void record(S service, F frame);

    /** Root mean square of the last frame's samples, 1 being full scale; 0 for video. */
    double level();

    /** Gives back what a frame holds that is not used any more. */
    void release(F frame);

    /** Finishes the files; nothing is kept afterwards. */
    @Override
    void close();

    /** Makes the recorder of one track. */
    @FunctionalInterface
    interface Factory<S, F> {
        FrameRecorder<S, F> create(String name, Output output, Problems problems);
    }
}
