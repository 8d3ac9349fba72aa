package org.livekit4j.video;

import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** What a video source takes. Immutable; every {@code with} method returns a changed copy. */
public final class VideoSourceOptions {
    private static final Option<Integer> WIDTH = Option.of("width");
    private static final Option<Integer> HEIGHT = Option.of("height");
    private static final Option<Boolean> SCREENCAST = Option.of("screencast", false);

    private final OptionValues values;

    private VideoSourceOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Creates options for a camera.
     *
     * @param width the {@linkplain #width width} of the frames to come, in pixels
     * @param height the {@linkplain #height height} of the frames to come, in pixels
     * @return the options
     * @throws IllegalArgumentException if one is out of range
     */
    public static VideoSourceOptions of(int width, int height) {
        VideoBufferType.requireSides(width, height);
        return new VideoSourceOptions(OptionValues.of(VideoSourceOptions.class).with(WIDTH, width).with(HEIGHT, height));
    }

    private <T> VideoSourceOptions with(Option<T> option, T value) {
        return new VideoSourceOptions(values.with(option, value));
    }

    /**
     * {@return the width of captured frames, in pixels, from {@value VideoBufferType#MIN_SIDE} to {@value
     * VideoBufferType#MAX_SIDE}; frames of other sizes are taken, too}
     */
    public int width() {
        return values.get(WIDTH);
    }

    /**
     * {@return the height of captured frames, in pixels, from {@value VideoBufferType#MIN_SIDE} to {@value
     * VideoBufferType#MAX_SIDE}; frames of other sizes are taken, too}
     */
    public int height() {
        return values.get(HEIGHT);
    }

    /** {@return whether the source shows a screen: under congestion WebRTC then drops frames rather than sharpness} */
    public boolean screencast() {
        return values.get(SCREENCAST);
    }

    /**
     * Returns a copy with another {@link #screencast}.
     *
     * @param screencast whether the source shows a screen: under congestion WebRTC then drops frames rather than
     *     sharpness
     * @return the copy
     */
    public VideoSourceOptions withScreencast(boolean screencast) {
        return with(SCREENCAST, screencast);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSourceOptions that && values.equals(that.values);
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
