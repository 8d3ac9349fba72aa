package org.livekit4j.testing.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes 16-bit PCM to a WAV file. The sizes in its header are those of an endless file until it is closed, so that a file cut
 * short plays as well. One thread at a time.
 */
public final class WavWriter implements AutoCloseable {
    public static final int HEADER_BYTES = 44;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final short PCM = 1;
    private static final int BYTES_PER_SAMPLE = 2;
    /** Sizes in the header have 32 bits. */
    private static final long MAX_DATA_BYTES = 0xffff_ff00L;

    private final FileChannel file;
    private final int sampleRate;
    private final int numChannels;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long dataBytes;

    public WavWriter(Path path, int sampleRate, int numChannels) throws IOException {
        this.sampleRate = sampleRate;
        this.numChannels = numChannels;
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        putHeader(MAX_DATA_BYTES);
    }

    /** Adds samples; beyond 4 GB, which no WAV file can have, nothing is added. */
    public void write(short[] samples) throws IOException {
        int bytes = samples.length * BYTES_PER_SAMPLE;
        if (dataBytes + bytes > MAX_DATA_BYTES) {
            return;
        }
        if (buffer.remaining() < bytes) {
            flush();
        }
        buffer.asShortBuffer().put(samples);
        buffer.position(buffer.position() + bytes);
        dataBytes += bytes;
    }

    @Override
    public void close() throws IOException {
        if (!file.isOpen()) {
            return;
        }
        try (file) {
            flush();
            file.position(0);
            putHeader(dataBytes);
            flush();
        }
    }

    private void putHeader(long bytes) {
        int frameBytes = numChannels * BYTES_PER_SAMPLE;
        putTag("RIFF").putInt((int) (HEADER_BYTES - 8 + bytes));
        putTag("WAVE");
        putTag("fmt ").putInt(16).putShort(PCM).putShort((short) numChannels).putInt(sampleRate)
                .putInt(sampleRate * frameBytes).putShort((short) frameBytes).putShort((short) (BYTES_PER_SAMPLE * 8));
        putTag("data").putInt((int) bytes);
    }

    private ByteBuffer putTag(String tag) {
        return buffer.put(tag.getBytes(StandardCharsets.US_ASCII));
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }
}
