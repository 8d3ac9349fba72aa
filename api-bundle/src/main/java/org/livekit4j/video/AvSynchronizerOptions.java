package org.livekit4j.video;

import org.livekit4j.internal.Ranges;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** How an {@link AvSynchronizer} paces video. Immutable; every {@code with} method returns a changed copy. */
public final class AvSynchronizerOptions {
    private static final int MAX_FRAMERATE = 240;
    private static final int MAX_QUEUE_SIZE_MS = 10_000;
    private static final int MAX_TOLERANCE_MS = 10_000;
    private static final Option<Double> FRAMERATE = Option.of("framerate");
    private static final Option<Integer> VIDEO_QUEUE_SIZE_MS = Option.of("videoQueueSizeMs", 100);
    private static final Option<Integer> TOLERANCE_MS = Option.of("toleranceMs", 300);

    private final OptionValues values;

    private AvSynchronizerOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Creates options with the default queue and tolerance.
     *
     * @param framerate the frames per second of the video, greater than 0 and at most 240
     * @return the options
     * @throws IllegalArgumentException if it is out of range
     */
    public static AvSynchronizerOptions of(double framerate) {
        if (!(framerate > 0 && framerate <= MAX_FRAMERATE)) {
            throw new IllegalArgumentException("framerate is " + framerate
                    + " frames per second; it must be greater than 0 and at most " + MAX_FRAMERATE);
        }
        return new AvSynchronizerOptions(OptionValues.of(AvSynchronizerOptions.class).with(FRAMERATE, framerate));
    }

    /** {@return the frames per second of the video} */
    public double framerate() {
        return values.get(FRAMERATE);
    }

    /** {@return how much video may wait, in milliseconds, but at least one frame; default: 100} */
    public int videoQueueSizeMs() {
        return values.get(VIDEO_QUEUE_SIZE_MS);
    }

    /**
     * {@return by how much a frame of video may be off before its schedule is begun anew, in milliseconds; default: 300. Less
     * is evened out over several frames}
     */
    public int toleranceMs() {
        return values.get(TOLERANCE_MS);
    }

    /**
     * Returns a copy with another {@link #videoQueueSizeMs}.
     *
     * @param videoQueueSizeMs how much video may wait, in milliseconds, from 0 to 10,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AvSynchronizerOptions withVideoQueueSizeMs(int videoQueueSizeMs) {
        return with(VIDEO_QUEUE_SIZE_MS, videoQueueSizeMs, 0, MAX_QUEUE_SIZE_MS);
    }

    /**
     * Returns a copy with another {@link #toleranceMs}.
     *
     * @param toleranceMs by how much a frame may be off, in milliseconds, from 1 to 10,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AvSynchronizerOptions withToleranceMs(int toleranceMs) {
        return with(TOLERANCE_MS, toleranceMs, 1, MAX_TOLERANCE_MS);
    }

    private AvSynchronizerOptions with(Option<Integer> option, int value, int least, int most) {
        return new AvSynchronizerOptions(values.with(option, Ranges.inRange(option.toString(), value, least, most)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AvSynchronizerOptions that && values.equals(that.values);
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
