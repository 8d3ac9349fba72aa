package org.livekit4j.audio;

/**
 * What a source takes.
 *
 * @param sampleRate of the frames that will be captured, in Hz: from 8000 to 192,000 and a multiple of 100
 * @param numChannels of the frames that will be captured: from 1 to 8, and above 96 kHz no more than fit WebRTC's frames, which hold 7,680
 *     samples in 10 ms (4 channels at 192 kHz). More would abort the process as soon as the track is published
 * @param queueSizeMs how much sound may wait in the source before {@link AudioSource#capture} makes its caller wait, in
 *     milliseconds: up to 60,000 and a multiple of 10 (anything else would abort the process in native code). 0 means no queue: each frame
 *     has to be exactly 10 ms long and goes straight to the track
 */
public record AudioSourceOptions(int sampleRate, int numChannels, int queueSizeMs) {
    /** As in LiveKit's other SDKs. */
    public static final int DEFAULT_QUEUE_SIZE_MS = 1000;

    private static final int MAX_SAMPLE_RATE = 192_000;
    private static final int MAX_CHANNELS = 8;
    private static final int MAX_QUEUE_SIZE_MS = 60_000;
    /** Of WebRTC's frames of 10 ms. */
    private static final int MAX_SAMPLES = 7_680;

    public AudioSourceOptions {
        if (sampleRate < 8_000 || sampleRate > MAX_SAMPLE_RATE || sampleRate % 100 != 0) {
            throw new IllegalArgumentException("sampleRate is " + sampleRate + " Hz; it has to be from 8000 to "
                    + MAX_SAMPLE_RATE + " and a multiple of 100, so that 10 ms are whole samples");
        }
        if (numChannels < 1 || numChannels > MAX_CHANNELS) {
            throw new IllegalArgumentException("numChannels is " + numChannels + "; it has to be from 1 to " + MAX_CHANNELS);
        }
        if (sampleRate / 100 * numChannels > MAX_SAMPLES) {
            throw new IllegalArgumentException(
                    "numChannels is " + numChannels + "; at " + sampleRate + " Hz it has to be from 1 to "
                            + MAX_SAMPLES / (sampleRate / 100));
        }
        if (queueSizeMs < 0 || queueSizeMs > MAX_QUEUE_SIZE_MS || queueSizeMs % 10 != 0) {
            throw new IllegalArgumentException("queueSizeMs is " + queueSizeMs + "; it has to be a multiple of 10 from 0 to "
                    + MAX_QUEUE_SIZE_MS);
        }
    }

    /** A source with the default queue of {@value #DEFAULT_QUEUE_SIZE_MS} ms. */
    public static AudioSourceOptions of(int sampleRate, int numChannels) {
        return new AudioSourceOptions(sampleRate, numChannels, DEFAULT_QUEUE_SIZE_MS);
    }

    public AudioSourceOptions withQueueSizeMs(int queueSizeMs) {
        return new AudioSourceOptions(sampleRate, numChannels, queueSizeMs);
    }
}
