package org.livekit4j.devices;

import java.util.Objects;
import java.util.Optional;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.internal.DeviceArguments;
import org.livekit4j.internal.Ranges;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** How a microphone is recorded. Immutable; every {@code with} method returns a changed copy. */
public final class MicrophoneOptions {
    private static final int MAX_QUEUE_SIZE_MS = 10_000;
    private static final Option<String> DEVICE = Option.of("device");
    private static final Option<AudioSourceOptions> FORMAT = Option.of("format", AudioSourceOptions.of(48_000, 1));
    private static final Option<Integer> QUEUE_SIZE_MS = Option.of("queueSizeMs", 500);
    private static final Option<Integer> LOST_AFTER_MS = Option.of("lostAfterMs", DeviceArguments.LOST_AFTER_MS);
    private static final Option<AudioProcessingOptions> PROCESSING = Option.of("processing");

    /** The default microphone, 48 kHz, mono, and no processing. */
    public static final MicrophoneOptions DEFAULTS = new MicrophoneOptions(OptionValues.of(MicrophoneOptions.class));

    private final OptionValues values;

    private MicrophoneOptions(OptionValues values) {
        this.values = values;
    }

    private <T> MicrophoneOptions with(Option<T> option, T value) {
        return new MicrophoneOptions(values.with(option, value));
    }

    /** {@return the name of the device; empty for the default one of the system} */
    public Optional<String> device() {
        return values.find(DEVICE);
    }

    /** {@return the preferred sample rate, in Hz; default: 48,000} */
    public int sampleRate() {
        return values.get(FORMAT).sampleRate();
    }

    /** {@return the preferred number of channels; default: 1} */
    public int numChannels() {
        return values.get(FORMAT).numChannels();
    }

    /**
     * {@return how much audio may wait while the source takes none, in milliseconds; default: 500. When the source takes audio
     * again, all of it is sent at once, so that it delays nothing for long}
     */
    public int queueSizeMs() {
        return values.get(QUEUE_SIZE_MS);
    }

    /** {@return after how long without audio the device counts as lost, in milliseconds; default: 3000} */
    public int lostAfterMs() {
        return values.get(LOST_AFTER_MS);
    }

    /** {@return how the audio is cleaned before it reaches the source; empty if it is not} */
    public Optional<AudioProcessingOptions> processing() {
        return values.find(PROCESSING);
    }

    /**
     * Returns a copy with another {@link #device}.
     *
     * @param device the {@linkplain Device#name name} of a microphone
     * @return the copy
     */
    public MicrophoneOptions withDevice(String device) {
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
    public MicrophoneOptions withFormat(int sampleRate, int numChannels) {
        return with(FORMAT, AudioSourceOptions.of(sampleRate, numChannels));
    }

    /**
     * Returns a copy with another {@link #queueSizeMs}.
     *
     * @param queueSizeMs how much audio may wait, in milliseconds, from 10 to 10,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public MicrophoneOptions withQueueSizeMs(int queueSizeMs) {
        return with(QUEUE_SIZE_MS, Ranges.inRange("queueSizeMs", queueSizeMs, 10, MAX_QUEUE_SIZE_MS));
    }

    /**
     * Returns a copy with another {@link #lostAfterMs}.
     *
     * @param lostAfterMs after how long without audio the device counts as lost, in milliseconds, from 500 to 600,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public MicrophoneOptions withLostAfterMs(int lostAfterMs) {
        return with(LOST_AFTER_MS, DeviceArguments.timeoutMs("lostAfterMs", lostAfterMs));
    }

    /**
     * Returns a copy with {@link #processing}. To cancel echoes, turn that on, and call {@link Microphone#cancelEchoOf}.
     *
     * @param processing how the audio is cleaned
     * @return the copy
     */
    public MicrophoneOptions withProcessing(AudioProcessingOptions processing) {
        return with(PROCESSING, Objects.requireNonNull(processing, "processing is null"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MicrophoneOptions that && values.equals(that.values);
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
