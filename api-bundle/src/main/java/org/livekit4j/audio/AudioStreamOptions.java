package org.livekit4j.audio;

/**
 * How a stream of sound is delivered; the native library resamples and remixes to it.
 *
 * @param sampleRate in Hz, from 8000 to 192,000 and a multiple of 100
 * @param numChannels 1 or 2
 * @param capacity frames that may wait for the consumer; when it is full the oldest is dropped. At most 65,536; 0 means no
 *     limit
 * @param frameSizeMs length of a frame in milliseconds, from 10 to 1000; a tail shorter than this is discarded when the stream ends
 */
public record AudioStreamOptions(int sampleRate, int numChannels, int capacity, int frameSizeMs) {
    /** 48 kHz, mono, half a second of queue, 10 ms frames. */
    public static final AudioStreamOptions DEFAULTS = new AudioStreamOptions(48_000, 1, 50, 10);

    private static final int MAX_SAMPLE_RATE = 192_000;
    private static final int MAX_CAPACITY = 65_536;

    public AudioStreamOptions {
        if (sampleRate < 8_000 || sampleRate > MAX_SAMPLE_RATE || sampleRate % 100 != 0) {
            throw new IllegalArgumentException("sampleRate is " + sampleRate + " Hz; it has to be from 8000 to "
                    + MAX_SAMPLE_RATE + " and a multiple of 100, so that 10 ms are whole samples");
        }
        if (numChannels < 1 || numChannels > 2) {
            throw new IllegalArgumentException("numChannels is " + numChannels + "; it has to be 1 or 2");
        }
        if (capacity < 0 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity is " + capacity + " frames; it has to be from 1 to " + MAX_CAPACITY
                    + ", or 0 (0 means no limit)");
        }
        if (frameSizeMs < 10 || frameSizeMs > 1_000) {
            throw new IllegalArgumentException("frameSizeMs is " + frameSizeMs + "; it has to be from 10 to 1000");
        }
    }

    public AudioStreamOptions withSampleRate(int sampleRate) {
        return new AudioStreamOptions(sampleRate, numChannels, capacity, frameSizeMs);
    }

    public AudioStreamOptions withNumChannels(int numChannels) {
        return new AudioStreamOptions(sampleRate, numChannels, capacity, frameSizeMs);
    }

    public AudioStreamOptions withCapacity(int capacity) {
        return new AudioStreamOptions(sampleRate, numChannels, capacity, frameSizeMs);
    }

    public AudioStreamOptions withFrameSizeMs(int frameSizeMs) {
        return new AudioStreamOptions(sampleRate, numChannels, capacity, frameSizeMs);
    }
}
