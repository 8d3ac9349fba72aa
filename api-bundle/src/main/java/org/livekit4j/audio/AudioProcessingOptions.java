package org.livekit4j.audio;

import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** What an {@link AudioProcessing} does. Immutable; every {@code with} method returns a changed copy. */
public final class AudioProcessingOptions {
    private static final Option<Boolean> ECHO_CANCELLATION = Option.of("echoCancellation", false);
    private static final Option<Boolean> NOISE_SUPPRESSION = Option.of("noiseSuppression", true);
    private static final Option<Boolean> GAIN_CONTROL = Option.of("gainControl", true);
    private static final Option<Boolean> HIGH_PASS_FILTER = Option.of("highPassFilter", true);

    /** For speech that has no echo: all but echo cancellation, which needs a reference. */
    public static final AudioProcessingOptions DEFAULTS = new AudioProcessingOptions(
            OptionValues.of(AudioProcessingOptions.class));

    private final OptionValues values;

    private AudioProcessingOptions(OptionValues values) {
        this.values = values;
    }

    private AudioProcessingOptions with(Option<Boolean> option, boolean value) {
        return new AudioProcessingOptions(values.with(option, value));
    }

    /** {@return whether the audio of {@link AudioProcessing#processReverse} is removed where it comes back; default: no} */
    public boolean echoCancellation() {
        return values.get(ECHO_CANCELLATION);
    }

    /** {@return whether steady noise is lowered; default: yes} */
    public boolean noiseSuppression() {
        return values.get(NOISE_SUPPRESSION);
    }

    /** {@return whether the level of speech is kept even; default: yes} */
    public boolean gainControl() {
        return values.get(GAIN_CONTROL);
    }

    /** {@return whether what is below speech, such as rumble and an offset, is removed; default: yes} */
    public boolean highPassFilter() {
        return values.get(HIGH_PASS_FILTER);
    }

    /**
     * Returns a copy with another {@link #echoCancellation}.
     *
     * @param echoCancellation whether echoes are removed
     * @return the copy
     */
    public AudioProcessingOptions withEchoCancellation(boolean echoCancellation) {
        return with(ECHO_CANCELLATION, echoCancellation);
    }

    /**
     * Returns a copy with another {@link #noiseSuppression}.
     *
     * @param noiseSuppression whether steady noise is lowered
     * @return the copy
     */
    public AudioProcessingOptions withNoiseSuppression(boolean noiseSuppression) {
        return with(NOISE_SUPPRESSION, noiseSuppression);
    }

    /**
     * Returns a copy with another {@link #gainControl}.
     *
     * @param gainControl whether the level of speech is kept even
     * @return the copy
     */
    public AudioProcessingOptions withGainControl(boolean gainControl) {
        return with(GAIN_CONTROL, gainControl);
    }

    /**
     * Returns a copy with another {@link #highPassFilter}.
     *
     * @param highPassFilter whether what is below speech is removed
     * @return the copy
     */
    public AudioProcessingOptions withHighPassFilter(boolean highPassFilter) {
        return with(HIGH_PASS_FILTER, highPassFilter);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioProcessingOptions that && values.equals(that.values);
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
