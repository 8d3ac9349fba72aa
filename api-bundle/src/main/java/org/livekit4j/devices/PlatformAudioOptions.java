package org.livekit4j.devices;

import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** What {@link PlatformAudio} does with what its microphone records. Immutable; every {@code with} method returns a changed copy. */
public final class PlatformAudioOptions {
    private static final Option<Boolean> ECHO_CANCELLATION = Option.of("echoCancellation", true);
    private static final Option<Boolean> NOISE_SUPPRESSION = Option.of("noiseSuppression", true);
    private static final Option<Boolean> GAIN_CONTROL = Option.of("gainControl", true);

    /** For speech beside a speaker: all of them. */
    public static final PlatformAudioOptions DEFAULTS = new PlatformAudioOptions(OptionValues.of(PlatformAudioOptions.class));

    private final OptionValues values;

    private PlatformAudioOptions(OptionValues values) {
        this.values = values;
    }

    private PlatformAudioOptions with(Option<Boolean> option, boolean value) {
        return new PlatformAudioOptions(values.with(option, value));
    }

    /** {@return whether what the speaker plays is removed where the microphone hears it; default: yes} */
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

    /**
     * Returns a copy with another {@link #echoCancellation}.
     *
     * @param echoCancellation whether what the speaker plays is removed
     * @return the copy
     */
    public PlatformAudioOptions withEchoCancellation(boolean echoCancellation) {
        return with(ECHO_CANCELLATION, echoCancellation);
    }

    /**
     * Returns a copy with another {@link #noiseSuppression}.
     *
     * @param noiseSuppression whether steady noise is lowered
     * @return the copy
     */
    public PlatformAudioOptions withNoiseSuppression(boolean noiseSuppression) {
        return with(NOISE_SUPPRESSION, noiseSuppression);
    }

    /**
     * Returns a copy with another {@link #gainControl}.
     *
     * @param gainControl whether the level of speech is kept even
     * @return the copy
     */
    public PlatformAudioOptions withGainControl(boolean gainControl) {
        return with(GAIN_CONTROL, gainControl);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlatformAudioOptions that && values.equals(that.values);
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
