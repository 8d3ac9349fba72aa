package org.livekit4j.examples.rooms;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A WAV file of 16-bit PCM that can be played at any time, also if the program is killed: its header is kept up to date. */
final class WavFile implements AutoCloseable {
    private static final int HEADER = 44;
    /** What a WAV file can say of its size; what is beyond that is not written. */
    private static final long MOST = 0xffff_ffffL - HEADER;

    private final RandomAccessFile file;
    private final int rate;
    private final int channels;
    private long written;
    private long told;

    WavFile(Path path, int rate, int channels) throws IOException {
        this.rate = rate;
        this.channels = channels;
        file = new RandomAccessFile(path.toFile(), "rw");
        file.setLength(0);
        tell();
    }

    void write(short[] samples) throws IOException {
        if (written + 2L * samples.length > MOST) {
            throw new IOException("4 GiB are full, and no WAV file is longer");
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        file.seek(HEADER + written);
        file.write(bytes.array());
        written += bytes.capacity();
        if (written - told >= 2L * rate * channels) { // a second
            tell();
        }
    }

    private void tell() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (HEADER - 8 + written));
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) channels)
                .putInt(rate).putInt(2 * rate * channels).putShort((short) (2 * channels)).putShort((short) 16);
        header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) written);
        file.seek(0);
        file.write(header.array());
        told = written;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            tell();
        }
    }
}
