package org.livekit4j.video;

import java.util.Objects;
import org.livekit4j.internal.EncodedPayload;
import org.livekit4j.internal.Ranges;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;
import org.livekit4j.track.VideoCodec;

/** What an {@link EncodedVideoSource} takes. Immutable; every {@code with} method returns a changed copy. */
public final class EncodedVideoSourceOptions {
    private static final Option<VideoCodec> CODEC = Option.of("codec");
    private static final Option<Integer> WIDTH = Option.of("width");
    private static final Option<Integer> HEIGHT = Option.of("height");
    private static final Option<Integer> KEY_FRAME_PAUSE_MS = Option.of("keyFramePauseMs", 500);
    private static final int LEAST_PAUSE_MS = 100;
    private static final int MOST_PAUSE_MS = 10_000;

    private final OptionValues values;

    private EncodedVideoSourceOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Creates options.
     *
     * @param codec the codec of all frames: VP8, VP9, AV1 or H264
     * @param width the width of the frames to come, in pixels, from {@value VideoBufferType#MIN_SIDE} to {@value
     *     VideoBufferType#MAX_SIDE}; frames of other sizes are taken, too
     * @param height the height of the frames to come, in pixels, in the same range
     * @return the options
     * @throws IllegalArgumentException if the codec is H265, or a side is out of range
     */
    public static EncodedVideoSourceOptions of(VideoCodec codec, int width, int height) {
        VideoBufferType.requireSides(width, height);
        if (codec == VideoCodec.H265) {
            throw new IllegalArgumentException(EncodedPayload.NO_H265);
        }
        return new EncodedVideoSourceOptions(OptionValues.of(EncodedVideoSourceOptions.class)
                .with(CODEC, Objects.requireNonNull(codec, "codec is null")).with(WIDTH, width).with(HEIGHT, height));
    }

    /** {@return the codec of all frames} */
    public VideoCodec codec() {
        return values.get(CODEC);
    }

    /** {@return the width of the frames to come, in pixels} */
    public int width() {
        return values.get(WIDTH);
    }

    /** {@return the height of the frames to come, in pixels} */
    public int height() {
        return values.get(HEIGHT);
    }

    /**
     * {@return the least time between two {@linkplain EncoderControl#requestKeyFrame requests for a key frame}, in milliseconds;
     * default: 500}
     */
    public int keyFramePauseMs() {
        return values.get(KEY_FRAME_PAUSE_MS);
    }

    /**
     * Returns a copy with another {@link #keyFramePauseMs}. A short pause lets new subscribers see a picture sooner, a long one keeps
     * the bit rate low, because key frames are large.
     *
     * @param keyFramePauseMs the least time between two requests, in milliseconds, from 100 to 10,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public EncodedVideoSourceOptions withKeyFramePauseMs(int keyFramePauseMs) {
        return new EncodedVideoSourceOptions(values.with(KEY_FRAME_PAUSE_MS,
                Ranges.inRange("keyFramePauseMs", keyFramePauseMs, LEAST_PAUSE_MS, MOST_PAUSE_MS)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedVideoSourceOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
