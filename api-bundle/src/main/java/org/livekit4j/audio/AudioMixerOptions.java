package org.livekit4j.audio;

import org.livekit4j.internal.Ranges;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** What an {@link AudioMixer} takes and returns. Immutable; every {@code with} method returns a changed copy. */
public final class AudioMixerOptions {
    private static final int MAX_SAMPLE_RATE = 192_000;
    private static final int MAX_CHANNELS = 8;
    private static final int MAX_FRAME_SIZE_MS = 1_000;
    private static final int MAX_QUEUE_SIZE_MS = 60_000;
    private static final Option<Integer> SAMPLE_RATE = Option.of("sampleRate");
    private static final Option<Integer> NUM_CHANNELS = Option.of("numChannels");
    private static final Option<Integer> FRAME_SIZE_MS = Option.of("frameSizeMs", 10);
    private static final Option<Integer> DELAY_MS = Option.of("delayMs", 20);
    private static final Option<Integer> QUEUE_SIZE_MS = Option.of("queueSizeMs", 200);
    private static final Option<Integer> LATE_AFTER_MS = Option.of("lateAfterMs", 100);

    private final OptionValues values;

    private AudioMixerOptions(OptionValues values) {
        this.values = values;
    }

    private AudioMixerOptions with(Option<Integer> option, int value) {
        return new AudioMixerOptions(values.with(option, value));
    }

    /**
     * Creates options with the default frames, delay and queues.
     *
     * @param sampleRate the sample rate of the mix, in Hz: from 8000 to 192,000 and a multiple of 100
     * @param numChannels the number of channels of the mix, from 1 to 8
     * @return the options
     * @throws IllegalArgumentException if one is out of range
     */
    public static AudioMixerOptions of(int sampleRate, int numChannels) {
        if (sampleRate < 8_000 || sampleRate > MAX_SAMPLE_RATE || sampleRate % 100 != 0) {
            throw new IllegalArgumentException("sampleRate is " + sampleRate + " Hz; it must be from 8000 to "
                    + MAX_SAMPLE_RATE + " and a multiple of 100, so that 10 ms are whole samples");
        }
        Ranges.inRange("numChannels", numChannels, 1, MAX_CHANNELS);
        return new AudioMixerOptions(OptionValues.of(AudioMixerOptions.class).with(SAMPLE_RATE, sampleRate)
                .with(NUM_CHANNELS, numChannels));
    }

    /** {@return the sample rate of the mix, in Hz} */
    public int sampleRate() {
        return values.get(SAMPLE_RATE);
    }

    /** {@return the number of channels of the mix} */
    public int numChannels() {
        return values.get(NUM_CHANNELS);
    }

    /** {@return the length of a frame of the mix, in milliseconds; default: 10} */
    public int frameSizeMs() {
        return values.get(FRAME_SIZE_MS);
    }

    /**
     * {@return how much of an input is queued before it is heard, in milliseconds, at its beginning and after a gap: audio
     * that is late by less leaves no gap; default: 20. With 0 it is heard as soon as a frame of the mix is full}
     */
    public int delayMs() {
        return values.get(DELAY_MS);
    }

    /**
     * {@return how much audio may wait in each input besides one frame of the mix and the delay, in milliseconds; default:
     * 200}
     */
    public int queueSizeMs() {
        return values.get(QUEUE_SIZE_MS);
    }

    /** {@return after how much silence an input counts as late, in milliseconds; default: 100} */
    public int lateAfterMs() {
        return values.get(LATE_AFTER_MS);
    }

    /**
     * Returns a copy with another {@link #frameSizeMs}.
     *
     * @param frameSizeMs the length of a frame, in milliseconds: from 10 to 1000 and a multiple of 10
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AudioMixerOptions withFrameSizeMs(int frameSizeMs) {
        if (frameSizeMs < 10 || frameSizeMs > MAX_FRAME_SIZE_MS || frameSizeMs % 10 != 0) {
            throw new IllegalArgumentException(
                    "frameSizeMs is " + frameSizeMs + "; it must be a multiple of 10 from 10 to " + MAX_FRAME_SIZE_MS);
        }
        return with(FRAME_SIZE_MS, frameSizeMs);
    }

    /**
     * Returns a copy with another {@link #delayMs}.
     *
     * @param delayMs how much of an input is queued before it is heard, in milliseconds, from 0 to 60,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AudioMixerOptions withDelayMs(int delayMs) {
        Ranges.inRange("delayMs", delayMs, 0, MAX_QUEUE_SIZE_MS);
        return with(DELAY_MS, delayMs);
    }

    /**
     * Returns a copy with another {@link #queueSizeMs}.
     *
     * @param queueSizeMs how much audio may wait in each input, in milliseconds, from 10 to 60,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AudioMixerOptions withQueueSizeMs(int queueSizeMs) {
        Ranges.inRange("queueSizeMs", queueSizeMs, 10, MAX_QUEUE_SIZE_MS);
        return with(QUEUE_SIZE_MS, queueSizeMs);
    }

    /**
     * Returns a copy with another {@link #lateAfterMs}.
     *
     * @param lateAfterMs after how much silence an input counts as late, in milliseconds, from 10 to 60,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AudioMixerOptions withLateAfterMs(int lateAfterMs) {
        Ranges.inRange("lateAfterMs", lateAfterMs, 10, MAX_QUEUE_SIZE_MS);
        return with(LATE_AFTER_MS, lateAfterMs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioMixerOptions that && values.equals(that.values);
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
