package org.livekit4j.bench.soak.media;

import java.util.function.Consumer;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.track.MediaStream;

/** A source of this process and its track. */
public interface Line<F> extends AutoCloseable {

    LocalTrack track();

    /** Sends the next frame. */
    void send() throws InterruptedException;

    /** From one frame to the next. */
    int frameMillis();

    /** Opens a stream on the track, with the defaults. */
    MediaStream<F> openStream();

    /** Opens a stream on the track, delivered in any way. */
    MediaStream<F> openStream(Round round);

    /** What becomes of its frames in the end. */
    Consumer<F> disposal(Round round);

    /** Closes the track and the source. */
    @Override
    void close();
}
