package org.livekit4j.examples.recorder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands before the samples in a WAV file of 16-bit PCM. There is room for the sizes of RF64 (EBU Tech 3306), so that a file may become
 * larger than the 4 GiB that a WAV file can say.
 *
 * @param rate samples a second, of each channel
 */
record WavHeader(int rate, int channels) {
    static final int BYTES = 80;
    private static final int DS64_BYTES = 28;
    private static final int FORMAT_BYTES = 16;
    private static final int PCM = 1;
    private static final long MOST = 0xffff_ffffL;
    private static final int RATE_AT = 60;
    private static final int CHANNELS_AT = 58;

    int bytesPerSample() {
        return channels * Short.BYTES;
    }

    /** @param dataBytes how many of samples follow */
    ByteBuffer of(long dataBytes) {
        long riffBytes = BYTES - 8 + dataBytes;
        boolean large = riffBytes > MOST;
        ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        put(header, large ? "RF64" : "RIFF").putInt(large ? -1 : (int) riffBytes);
        put(header, "WAVE");
        put(header, large ? "ds64" : "JUNK").putInt(DS64_BYTES);
        header.putLong(large ? riffBytes : 0).putLong(large ? dataBytes : 0).putLong(large ? dataBytes / bytesPerSample() : 0)
                .putInt(0);
        put(header, "fmt ").putInt(FORMAT_BYTES).putShort((short) PCM).putShort((short) channels).putInt(rate)
                .putInt(rate * bytesPerSample()).putShort((short) bytesPerSample()).putShort((short) Short.SIZE);
        put(header, "data").putInt(large ? -1 : (int) dataBytes);
        return header.flip();
    }

    private static ByteBuffer put(ByteBuffer header, String name) {
        return header.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    /** The header of a file that this class has begun; empty if these bytes are none. */
    static Optional<WavHeader> read(ByteBuffer bytes) {
        if (bytes.remaining() < BYTES) {
            return Optional.empty();
        }
        ByteBuffer header = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        WavHeader read = new WavHeader(header.getInt(RATE_AT), header.getShort(CHANNELS_AT));
        boolean ours = read.rate > 0 && read.channels > 0
                && read.of(0).slice(8, BYTES - 12).equals(header.slice(8, BYTES - 12));
        return ours ? Optional.of(read) : Optional.empty();
    }
}
