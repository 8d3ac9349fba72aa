package org.livekit4j.video;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What an {@link EncodedVideoSource} asks of the encoder that feeds it. Called on a thread of the source, one call at a time; an
 * exception is logged and counted. A call that takes long holds up the next one, and nothing else.
 */
@ConsumerType
@FunctionalInterface
public interface EncoderControl {

    /**
     * Asks for a key frame: a subscriber came or has lost frames, and sees no picture until a key frame arrives. The encoder
     * delivers one as soon as it can. Until one is captured this method is called again, but not before {@link
     * EncodedVideoSourceOptions#keyFramePauseMs} is over; and the log warns of a source whose subscribers wait for long.
     *
     * <p>A source of recorded video, which cannot encode a key frame, continues from one.
     */
    void requestKeyFrame();

    /**
     * Reports what the network can carry at present. An encoder that ignores it may congest the network, and then loses frames.
     * Called when it changes; the latest value is also {@link EncodedVideoSource#rate}.
     *
     * @param rate the rate that the encoder should not exceed
     */
    default void setRate(EncoderRate rate) {
        // Recorded video has the rate that it has
    }
}
