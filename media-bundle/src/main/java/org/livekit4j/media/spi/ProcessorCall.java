package org.livekit4j.media.spi;

import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Calls the processors of one medium. Safe for use by several threads: it is called for many streams at once.
 *
 * @param <F> the type of the frames
 * @param <P> the type of the processors
 */
@ConsumerType
public interface ProcessorCall<F, P> {

    /**
     * Calls a processor with a copy or a view of its own, so that the frame stays unchanged whatever the processor does. When
     * this method returns, the processor's access to the frame and the result has ended. Exceptions of the processor propagate.
     *
     * @param processor the processor
     * @param frame the frame, which stays the caller's and may be released on another thread during the call
     * @param stream the stream of the frame
     * @return {@code frame} if the processor left it unchanged, or another frame, which the caller owns
     * @throws InvalidFrameException if the processor returned an invalid frame
     */
    F call(P processor, F frame, StreamInfo stream);

    /**
     * Releases a frame that a processor replaced or that came too late. Called on any thread.
     *
     * @param frame the frame
     */
    void release(F frame);
}
