package org.livekit4j.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livekit4j.internal.WavFormat;

/**
 * Reads a WAV or RF64 file of PCM (8, 16, 24 or 32 bits) or 32-bit floating-point samples, which become 16-bit samples. Used
 * by one thread at a time.
 *
 * <p>A file that is shorter than it states, or whose size was not known when it was written, is read to its end.
 */
public final class WavReader implements AutoCloseable {
    private static final int MAX_FRAME_SAMPLES = 1 << 20;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int MAX_FORMAT_BYTES = 256;
    private static final long UNKNOWN = 0xffff_ffffL;

    private final FileChannel file;
    private final WavFormat format;
    private final long samplesPerChannel;
    private long left;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    private WavReader(FileChannel file, WavFormat format, long dataBytes) {
        this.file = file;
        this.format = format;
        samplesPerChannel = dataBytes / format.frameBytes();
        left = samplesPerChannel;
    }

    /**
     * Opens a file. The caller closes the reader.
     *
     * @param path the file
     * @return the reader, at the first sample
     * @throws IOException if the file cannot be read, or is not of a format that this class reads; the message says why
     */
    public static WavReader open(Path path) throws IOException {
        FileChannel file = FileChannel.open(Objects.requireNonNull(path, "path is null"));
        try {
            return open(path, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static WavReader open(Path path, FileChannel file) throws IOException {
        ByteBuffer riff = bytes(path, file, CHUNK_HEADER_BYTES + Integer.BYTES);
        String id = name(riff, 0);
        if (!id.equals("RIFF") && !id.equals("RF64") || !name(riff, CHUNK_HEADER_BYTES).equals("WAVE")) {
            throw WavFormat.refused(path, "it does not begin like one");
        }
        WavFormat format = null;
        long largeBytes = UNKNOWN;
        for (;;) {
            ByteBuffer chunk = bytes(path, file, CHUNK_HEADER_BYTES);
            long size = Integer.toUnsignedLong(chunk.getInt(Integer.BYTES));
            long next = file.position() + size + (size & 1);
            switch (name(chunk, 0)) {
                case "ds64" -> largeBytes = bytes(path, file, 3 * Long.BYTES).getLong(Long.BYTES);
                case "fmt " -> format = WavFormat.read(path,
                        bytes(path, file, Math.clamp(size, WavFormat.BYTES, MAX_FORMAT_BYTES)));
                case "data" -> {
                    if (format == null) {
                        throw WavFormat.refused(path, "its format is not stated before its samples");
                    }
                    long there = file.size() - file.position();
                    long stated = size == UNKNOWN ? largeBytes : size;
                    return new WavReader(file, format, stated == UNKNOWN || stated < 0 ? there : Math.min(stated, there));
                }
                default -> {
                }
            }
            file.position(next);
        }
    }

    private static String name(ByteBuffer bytes, int at) {
        byte[] name = new byte[Integer.BYTES];
        bytes.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer bytes(Path path, FileChannel file, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes) < 0) {
                throw WavFormat.refused(path, "it ends before its samples");
            }
        }
        return bytes.flip();
    }

    /** {@return the sample rate of the file, in Hz} */
    public int sampleRate() {
        return format.sampleRate();
    }

    /** {@return the number of channels of the file} */
    public int numChannels() {
        return format.numChannels();
    }

    /** {@return the length of the file's audio, in samples of each channel} */
    public long samplesPerChannel() {
        return samplesPerChannel;
    }

    /**
     * Reads the next samples.
     *
     * @param maxSamplesPerChannel how many samples of each channel to read, from 1 to 1,048,576; at the end of the file there
     *     are less
     * @return a frame of these samples, which belongs to the caller; null at the end
     * @throws IllegalArgumentException if the number is out of range
     * @throws IOException if the file cannot be read
     */
    public @Nullable AudioFrame read(int maxSamplesPerChannel) throws IOException {
        if (maxSamplesPerChannel < 1 || maxSamplesPerChannel > MAX_FRAME_SAMPLES) {
            throw new IllegalArgumentException(
                    "maxSamplesPerChannel is " + maxSamplesPerChannel + "; it must be from 1 to " + MAX_FRAME_SAMPLES);
        }
        int length = (int) Math.min(maxSamplesPerChannel, left) * format.frameBytes();
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
        buffer.clear().limit(length);
        while (buffer.hasRemaining() && file.read(buffer) >= 0) {
            // A read returns what is there
        }
        short[] samples = format.decode(buffer.flip());
        if (samples.length == 0) {
            left = 0;
            return null;
        }
        left -= samples.length / format.numChannels();
        return new AudioFrame(samples, format.sampleRate(), format.numChannels());
    }

    /** Closes the file. Idempotent. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return "WavReader[" + left + " of " + samplesPerChannel + " × " + format.numChannels() + " samples at "
                + format.sampleRate() + " Hz left]";
    }
}
