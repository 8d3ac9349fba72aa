package org.livekit4j.media.spi;

import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Calls the sinks of one medium and opens their streams. Safe for use by several threads.
 *
 * @param <F> the type of the frames
 * @param <S> the type of the sinks
 * @param <O> the type of the stream options, which are compared by {@code equals}
 */
@ConsumerType
public interface SinkCall<F, S, O> {

    /** {@return the tracks of a room that sinks of this medium can have} */
    SinkTracks tracks();

    /**
     * Reads the stream options of a sink from its properties.
     *
     * @param properties the sink's properties
     * @return the options
     * @throws IllegalArgumentException if a property is invalid
     */
    O options(PropertyReader properties);

    /**
     * Opens a stream for sinks.
     *
     * @param track one of the {@link #tracks}
     * @param options the options
     * @return the stream; the caller closes it
     * @throws IllegalStateException if the track, or the service that opens streams, is closed
     */
    MediaStream<F> open(StreamOrigin track, O options);

    /**
     * Notifies a sink that a stream has started. Exceptions of the sink propagate.
     *
     * @param sink the sink
     * @param stream the stream
     */
    void started(S sink, StreamInfo stream);

    /**
     * Passes a frame to a sink. If the sink throws, the frame is released and the exception propagates.
     *
     * @param sink the sink
     * @param frame the frame
     * @param stream the stream
     */
    void frame(S sink, F frame, StreamInfo stream);

    /**
     * Notifies a sink that a stream has ended. Exceptions of the sink propagate.
     *
     * @param sink the sink
     * @param stream the stream
     * @param reason why it ended
     */
    void ended(S sink, StreamInfo stream, StreamEnd reason);

    /**
     * Releases a frame that is not passed to the sink.
     *
     * @param frame the frame
     */
    void release(F frame);
}
