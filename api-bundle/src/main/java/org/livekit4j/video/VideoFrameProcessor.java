package org.livekit4j.video;

import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Changes the pictures of streams between the native library and their consumers: an OSGi service that can come, go and be replaced
 * while streams run, between two frames. {@link PlugInConstants} has its properties.
 *
 * <p>A service of {@code prototype} scope is made once for each stream, and released when the stream ends; any other one serves all of
 * its streams, concurrently. The frames of one stream come one after the other, in order, on virtual threads.
 *
 * <p>Frames wait for the processors of their stream in a queue of the stream's own capacity, beside the one for the consumer. When the stream
 * ends they get what waits there, for a second at most. A processor that goes has the frame that is under way; a call that has not returned
 * by its timeout, or within a second, is left behind. One that computes without end is left behind, too, but keeps a core from all
 * virtual threads. The context class loader is the system's.
 *
 * <p>In plain Java it is given to {@link Video#addProcessor}.
 *
 * <p>A processor that throws, takes too long or returns null or a closed frame costs only its own work: the frame goes on as it was
 * before this processor, the failure is counted, and the log names the processor and its bundle.
 */
@FunctionalInterface
@ConsumerType
public interface VideoFrameProcessor {

    /**
     * @param frame lent for this call, and read-only: it is not to be closed, and code that keeps it, or hands it to another thread,
     *     {@linkplain VideoFrame#retain retains} it for that. Its segments end with the call
     * @return the frame that goes on: this one as it is, not retained for it, or another one, which from then on is the stream's to close
     *     and may differ in size and type; not null, and not in memory that is confined to a thread
     */
    VideoFrame process(VideoFrame frame, StreamInfo stream);
}
