package org.livekit4j.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands before the samples in a WAV file of 16-bit PCM. There is room for the sizes of RF64 (EBU Tech 3306), so that a
 * file can grow beyond the 4 GiB that a WAV file can state.
 *
 * @param sampleRate samples per second and channel
 * @param numChannels the number of channels
 */
public record WavHeader(int sampleRate, int numChannels) {
    /** The length of the header. */
    public static final int BYTES = 80;
    private static final int DS64_BYTES = 28;
    private static final int FORMAT_BYTES = 16;
    private static final int PCM = 1;
    private static final long MAX_RIFF_BYTES = 0xffff_ffffL;
    private static final int WAVE_AT = 8;
    private static final int FORMAT_AT = 48;
    private static final int NUM_CHANNELS_AT = 58;
    private static final int SAMPLE_RATE_AT = 60;

    /** {@return the bytes of one sample of all channels} */
    public int frameBytes() {
        return numChannels * Short.BYTES;
    }

    /** {@return the header of a file with so many bytes of samples} */
    public ByteBuffer of(long dataBytes) {
        long riffBytes = BYTES - 8 + dataBytes;
        boolean large = riffBytes > MAX_RIFF_BYTES;
        ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        put(header, large ? "RF64" : "RIFF").putInt(large ? -1 : (int) riffBytes);
        put(header, "WAVE");
        put(header, large ? "ds64" : "JUNK").putInt(DS64_BYTES);
        header.putLong(large ? riffBytes : 0).putLong(large ? dataBytes : 0).putLong(large ? dataBytes / frameBytes() : 0)
                .putInt(0);
        put(header, "fmt ").putInt(FORMAT_BYTES).putShort((short) PCM).putShort((short) numChannels).putInt(sampleRate)
                .putInt(sampleRate * frameBytes()).putShort((short) frameBytes()).putShort((short) Short.SIZE);
        put(header, "data").putInt(large ? -1 : (int) dataBytes);
        return header.flip();
    }

    private static ByteBuffer put(ByteBuffer header, String name) {
        return header.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@return the header that these bytes are; empty if {@link #of} has not made them} */
    public static Optional<WavHeader> read(ByteBuffer bytes) {
        if (bytes.remaining() < BYTES) {
            return Optional.empty();
        }
        ByteBuffer found = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        WavHeader header = new WavHeader(found.getInt(SAMPLE_RATE_AT), found.getShort(NUM_CHANNELS_AT));
        if (header.sampleRate <= 0 || header.numChannels <= 0) {
            return Optional.empty();
        }
        ByteBuffer made = header.of(0);
        boolean ours = equal(made, found, WAVE_AT, Integer.BYTES)
                && equal(made, found, FORMAT_AT, BYTES - Integer.BYTES - FORMAT_AT);
        return ours ? Optional.of(header) : Optional.empty();
    }

    private static boolean equal(ByteBuffer made, ByteBuffer found, int from, int length) {
        return made.slice(from, length).equals(found.slice(from, length));
    }
}
