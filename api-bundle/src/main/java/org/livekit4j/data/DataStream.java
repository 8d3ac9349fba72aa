package org.livekit4j.data;

import org.livekit4j.track.MediaStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The frames of one data track. A frame belongs to its consumer; it need not be closed. Safe for use by several threads.
 *
 * <p>Frames arrive in the order in which they were sent, or not at all: the network may lose any of them, and so does the native
 * library when they arrive faster than they are read. Only what this stream's own queue dropped is counted in {@link
 * #statistics}. A sender that numbers its frames, as in {@link DataFrame#userTimestamp}, lets receivers see the others.
 *
 * <p>A consumer that counts what it misses:
 *
 * {@snippet file="org/livekit4j/examples/rooms/Telemetry.java" region="print"}
 */
@ProviderType
public interface DataStream extends MediaStream<DataFrame> {

    /** {@return the options of this stream} */
    DataStreamOptions options();
}
