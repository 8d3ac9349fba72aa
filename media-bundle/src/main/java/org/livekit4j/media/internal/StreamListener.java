package org.livekit4j.media.internal;

import java.util.function.Consumer;
import org.livekit4j.ffi.Owner;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.management.FlightCall;
import org.livekit4j.ffi.management.FlightEvents;
import org.livekit4j.track.StreamInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listener of a stream, guarded. */
public final class StreamListener<F> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);

    private final Consumer<? super F> listener;
    private final StreamInfo info;
    private final UserCode guard;

    /** @param stream the name of the stream */
    public StreamListener(String stream, StreamInfo info, Consumer<? super F> listener) {
        this.listener = listener;
        this.info = info;
        this.guard = new UserCode(LOG, () -> "Listener " + Owner.of(listener) + " of stream " + stream);
    }

    /** Throws nothing, whatever the listener throws. */
    void call(F frame) {
        FlightCall recorded = FlightEvents.beginCall();
        guard.accept(listener, frame);
        if (recorded != null) {
            recorded.end("stream listener", listener, info);
        }
    }
}
