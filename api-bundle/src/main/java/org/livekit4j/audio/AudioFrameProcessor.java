package org.livekit4j.audio;

import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Changes the audio of streams between the native library and their consumers. An OSGi service that can come, go and be
 * replaced while streams run, between two frames; {@link PlugInConstants} has its properties. In plain Java it is passed to
 * {@link Audio#addProcessor}.
 *
 * <p>It also changes what is captured into the sources that ask for it, see {@link AudioSourceOptions#withProcessedAs}.
 *
 * <p>A service of {@code prototype} scope is created for each stream and released when the stream ends; any other service serves
 * all of its streams, concurrently. The frames of one stream are passed one after the other, in order, on virtual threads.
 *
 * <p>Frames wait for the processors of their stream in a queue of the stream's own capacity, besides the queue for the consumer.
 * When the stream ends processors get the waiting frames, for a second at most. When a processor is removed, the frame it is
 * working on is still delivered. A call that exceeds its timeout, or a second after the removal, is abandoned. A processor that
 * never returns is abandoned, too, but keeps occupying a carrier thread. Calls run with the system class loader as context class
 * loader.
 *
 * <p>A processor that throws, takes too long or returns null or a frame of another shape, loses only its own effect: the frame
 * continues as it was before this processor, the failure is counted, and the log names the processor and its bundle.
 */
@FunctionalInterface
@ConsumerType
public interface AudioFrameProcessor {

    /**
     * Processes one frame.
     *
     * @param frame the processor's own copy, which it may change in place, or keep
     * @param stream the stream of the frame
     * @return the frame that continues: this one or another one of the same sample rate, channels and length; not null
     */
    AudioFrame process(AudioFrame frame, StreamInfo stream);
}
