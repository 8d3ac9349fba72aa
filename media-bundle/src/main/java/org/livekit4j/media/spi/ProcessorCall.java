package org.livekit4j.media.spi;

import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How the processors of one medium are called. Its methods are called for many streams at once.
 *
 * @param <F> the frame
 * @param <P> the processor
 */
@ConsumerType
public interface ProcessorCall<F, P> {

    /**
     * Has the processor work on something of its own, so that the frame stays as it is whatever becomes of the call. When this returns, the
     * thread has nothing open any more of the frame or of the result. What the processor throws is thrown.
     *
     * @param frame the caller's. It may be released on another thread while the call goes on
     * @return the frame, if it is to go on as it is; else another one, which is the caller's
     * @throws InvalidFrameException if what the processor returned cannot go on
     */
    F call(P processor, F frame, StreamInfo stream);

    /** Releases a frame that a processor has replaced, or that came too late. On any thread. */
    void release(F frame);
}
