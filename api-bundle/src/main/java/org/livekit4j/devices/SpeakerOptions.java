package org.livekit4j.devices;

import java.util.Optional;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.internal.DeviceArguments;
import org.livekit4j.internal.Ranges;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** How a speaker plays. Immutable; every {@code with} method returns a changed copy. */
public final class SpeakerOptions {
    private static final int MIN_BUFFER_MS = 20;
    private static final int MAX_BUFFER_MS = 1_000;
    private static final Option<String> DEVICE = Option.of("device");
    private static final Option<AudioSourceOptions> FORMAT = Option.of("format", AudioSourceOptions.of(48_000, 2));
    private static final Option<Integer> BUFFER_MS = Option.of("bufferMs", 60);
    private static final Option<Integer> LOST_AFTER_MS = Option.of("lostAfterMs", DeviceArguments.LOST_AFTER_MS);

    /** The default speaker, 48 kHz and stereo. */
    public static final SpeakerOptions DEFAULTS = new SpeakerOptions(OptionValues.of(SpeakerOptions.class));

    private final OptionValues values;

    private SpeakerOptions(OptionValues values) {
        this.values = values;
    }

    private <T> SpeakerOptions with(Option<T> option, T value) {
        return new SpeakerOptions(values.with(option, value));
    }

    /** {@return the name of the device; empty for the default one of the system} */
    public Optional<String> device() {
        return values.find(DEVICE);
    }

    /** {@return the preferred sample rate, in Hz; default: 48,000} */
    public int sampleRate() {
        return values.get(FORMAT).sampleRate();
    }

    /** {@return the preferred number of channels; default: 2} */
    public int numChannels() {
        return values.get(FORMAT).numChannels();
    }

    /**
     * {@return how much audio the device is handed ahead of time, in milliseconds; default: 60. Less is heard sooner, and more
     * bridges longer pauses of a busy machine; a device may round it}
     */
    public int bufferMs() {
        return values.get(BUFFER_MS);
    }

    /** {@return after how long without taking audio the device counts as lost, in milliseconds; default: 3000} */
    public int lostAfterMs() {
        return values.get(LOST_AFTER_MS);
    }

    /**
     * Returns a copy with another {@link #device}.
     *
     * @param device the {@linkplain Device#name name} of a speaker
     * @return the copy
     */
    public SpeakerOptions withDevice(String device) {
        return with(DEVICE, device);
    }

    /**
     * Returns a copy with another {@link #sampleRate} and {@link #numChannels}.
     *
     * @param sampleRate the preferred sample rate, in Hz: from 8000 to 192,000 and a multiple of 100
     * @param numChannels the preferred number of channels, from 1 to 8
     * @return the copy
     * @throws IllegalArgumentException if one is out of range
     */
    public SpeakerOptions withFormat(int sampleRate, int numChannels) {
        return with(FORMAT, AudioSourceOptions.of(sampleRate, numChannels));
    }

    /**
     * Returns a copy with another {@link #bufferMs}.
     *
     * @param bufferMs how much audio the device is handed ahead of time, in milliseconds, from 20 to 1000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public SpeakerOptions withBufferMs(int bufferMs) {
        return with(BUFFER_MS, Ranges.inRange("bufferMs", bufferMs, MIN_BUFFER_MS, MAX_BUFFER_MS));
    }

    /**
     * Returns a copy with another {@link #lostAfterMs}.
     *
     * @param lostAfterMs after how long without taking audio the device counts as lost, in milliseconds, from 500 to 600,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public SpeakerOptions withLostAfterMs(int lostAfterMs) {
        return with(LOST_AFTER_MS, DeviceArguments.timeoutMs("lostAfterMs", lostAfterMs));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpeakerOptions that && values.equals(that.values);
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
