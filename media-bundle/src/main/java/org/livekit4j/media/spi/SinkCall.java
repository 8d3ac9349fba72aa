package org.livekit4j.media.spi;

import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackKind;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How the sinks of one medium are called, and streams are opened for them.
 *
 * @param <F> the frame
 * @param <S> the sink
 * @param <O> how a stream is delivered
 */
@ConsumerType
public interface SinkCall<F, S, O> {

    /** Which tracks there are streams of. */
    TrackKind kind();

    /** @throws IllegalArgumentException if a property is wrong */
    O options(PropertyReader properties);

    /** @throws IllegalStateException if the track, or the service that opens streams, is closed */
    MediaStream<F> open(RemoteTrack track, O options);

    void started(S sink, StreamInfo stream);

    /** What the sink throws is thrown; the frame is released then. */
    void frame(S sink, F frame, StreamInfo stream);

    void ended(S sink, StreamInfo stream, StreamEnd reason);

    /** Releases a frame that the sink will not get. */
    void release(F frame);
}
