package org.livekit4j.internal;

import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * How the samples of a WAV file are stored.
 *
 * @param sampleRate samples per second and channel
 * @param numChannels the number of channels
 * @param bits the bits of a sample: 8, 16, 24 or 32
 * @param floating whether samples are floating-point numbers
 */
public record WavFormat(int sampleRate, int numChannels, int bits, boolean floating) {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    /** Where an extensible format states what it extends. */
    private static final int SUBFORMAT_AT = 24;
    /** The highest sample rate of a file that is read or written, in Hz. */
    public static final int MAX_SAMPLE_RATE = 768_000;
    /** The largest number of channels of a file that is read or written. */
    public static final int MAX_CHANNELS = 255;
    /** The least that a chunk of this kind holds. */
    public static final int BYTES = 16;

    /**
     * Reads the chunk of a file that states its format.
     *
     * @param path the file, for messages
     * @param chunk the chunk, in little-endian order, of {@link #BYTES} at least
     * @return the format
     * @throws FileSystemException if such a file cannot be read
     */
    public static WavFormat read(Path path, ByteBuffer chunk) throws FileSystemException {
        int tag = Short.toUnsignedInt(chunk.getShort(0));
        if (tag == EXTENSIBLE && chunk.limit() >= SUBFORMAT_AT + Short.BYTES) {
            tag = Short.toUnsignedInt(chunk.getShort(SUBFORMAT_AT));
        }
        int numChannels = Short.toUnsignedInt(chunk.getShort(2));
        int sampleRate = chunk.getInt(4);
        int bits = Short.toUnsignedInt(chunk.getShort(14));
        boolean integers = tag == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32);
        if (!integers && !(tag == FLOAT && bits == 32)) {
            throw refused(path, "its samples have " + bits + " bits in the format " + tag
                    + "; PCM (1) of 8, 16, 24 and 32 bits and floating point (3) of 32 bits can be read");
        }
        if (sampleRate < 1 || sampleRate > MAX_SAMPLE_RATE || numChannels < 1 || numChannels > MAX_CHANNELS) {
            throw refused(path, "it states " + numChannels + " channels at " + Integer.toUnsignedString(sampleRate)
                    + " Hz; there can be 1 to " + MAX_CHANNELS + " at 1 to " + MAX_SAMPLE_RATE + " Hz");
        }
        return new WavFormat(sampleRate, numChannels, bits, tag == FLOAT);
    }

    /** {@return what is thrown for a file that cannot be read} */
    public static FileSystemException refused(Path path, String why) {
        return new FileSystemException(path.toString(), null, "is not a WAV file that can be read: " + why);
    }

    /** {@return the bytes of one sample of all channels} */
    public int frameBytes() {
        return numChannels * bits / Byte.SIZE;
    }

    /** {@return as many samples as the buffer holds whole ones of, in 16 bits} */
    public short[] decode(ByteBuffer bytes) {
        short[] samples = new short[bytes.remaining() / frameBytes() * numChannels];
        if (bits == Short.SIZE) {
            bytes.asShortBuffer().get(samples);
            return samples;
        }
        int size = bits / Byte.SIZE;
        int start = bytes.position();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sample(bytes, start + i * size);
        }
        return samples;
    }

    private short sample(ByteBuffer bytes, int at) {
        if (floating) {
            return (short) Math.clamp(Math.round(bytes.getFloat(at) * -(float) Short.MIN_VALUE), Short.MIN_VALUE,
                    Short.MAX_VALUE);
        }
        return switch (bits) {
            case 8 -> (short) (Byte.toUnsignedInt(bytes.get(at)) - 128 << 8);
            case 24 -> bytes.getShort(at + 1);
            default -> bytes.getShort(at + 2);
        };
    }
}
