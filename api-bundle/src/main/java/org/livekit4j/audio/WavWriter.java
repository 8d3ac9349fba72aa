package org.livekit4j.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.livekit4j.internal.WavFormat;
import org.livekit4j.internal.WavHeader;

/**
 * Writes audio to a WAV file of 16-bit PCM that can be played at any time, also while it is written and after the process was
 * killed: each frame goes to the operating system at once, and the header is brought up to date after each second of audio. A
 * file larger than 4 GiB is in the format RF64, which most programs read.
 *
 * {@snippet file="org/livekit4j/examples/rooms/Recorder.java" region="wav"}
 *
 * <p>After an {@link IOException} of a write, as of a full disk, the file holds what was written before, and the write can be
 * tried again. An interrupt of the writing thread closes the file, as it closes any {@link FileChannel}; {@link #append}
 * continues it.
 *
 * <p>A file has one writer, in all processes, and that is used by one thread at a time.
 */
public final class WavWriter implements AutoCloseable {
    /** Behind everything that is read: some systems let nobody read what is locked. */
    private static final long LOCK_AT = Long.MAX_VALUE - 1;

    private final FileChannel file;
    private final WavHeader header;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long samplesPerChannel;
    private long stated;

    private WavWriter(FileChannel file, WavHeader header, long samplesPerChannel) {
        this.file = file;
        this.header = header;
        this.samplesPerChannel = samplesPerChannel;
    }

    /**
     * Creates a file, or replaces the one that is there. The caller closes the writer.
     *
     * @param path the file
     * @param sampleRate the sample rate of its frames, in Hz, from 1 to 768,000
     * @param numChannels the number of channels of its frames, from 1 to 255
     * @return the writer
     * @throws IllegalArgumentException if the rate or the channels are out of range
     * @throws IOException if the file cannot be written, or has another writer
     */
    public static WavWriter create(Path path, int sampleRate, int numChannels) throws IOException {
        WavHeader header = header(sampleRate, numChannels);
        return open(path, file -> {
            file.truncate(0);
            return new WavWriter(file, header, 0);
        }, StandardOpenOption.CREATE);
    }

    /**
     * Continues the file of an earlier writer, or creates it. What a killed process had written is kept. The caller closes the
     * writer.
     *
     * @param path the file
     * @param sampleRate the sample rate of its frames, in Hz
     * @param numChannels the number of channels of its frames
     * @return the writer
     * @throws IllegalArgumentException if the rate or the channels are out of range
     * @throws IOException if the file cannot be written, has another writer, or was not written by this class in this format
     */
    public static WavWriter append(Path path, int sampleRate, int numChannels) throws IOException {
        WavHeader header = header(sampleRate, numChannels);
        return open(path, file -> {
            if (file.size() < WavHeader.BYTES) {
                file.truncate(0);
                return new WavWriter(file, header, 0);
            }
            WavHeader found = read(path, file);
            if (!found.equals(header)) {
                throw new FileSystemException(path.toString(), null, "has " + found.numChannels() + " channels at "
                        + found.sampleRate() + " Hz; " + numChannels + " at " + sampleRate + " Hz cannot be appended");
            }
            return existing(file, header);
        }, StandardOpenOption.CREATE);
    }

    /**
     * Completes the header of a file whose writer was killed, so that all that was written is played. Does nothing to a file
     * that is complete.
     *
     * @param path the file
     * @return the length of its audio, in samples of each channel
     * @throws IOException if the file cannot be written, has another writer, or was not written by this class
     */
    public static long repair(Path path) throws IOException {
        try (WavWriter writer = open(path, file -> existing(file, read(path, file)))) {
            return writer.samplesPerChannel;
        }
    }

    private static WavHeader header(int sampleRate, int numChannels) {
        if (sampleRate < 1 || sampleRate > WavFormat.MAX_SAMPLE_RATE) {
            throw new IllegalArgumentException(
                    "sampleRate is " + sampleRate + " Hz; it must be from 1 to " + WavFormat.MAX_SAMPLE_RATE);
        }
        if (numChannels < 1 || numChannels > WavFormat.MAX_CHANNELS) {
            throw new IllegalArgumentException(
                    "numChannels is " + numChannels + "; it must be from 1 to " + WavFormat.MAX_CHANNELS);
        }
        return new WavHeader(sampleRate, numChannels);
    }

    /** Makes a writer of an open file. */
    @FunctionalInterface
    private interface Opening {
        WavWriter on(FileChannel file) throws IOException;
    }

    private static WavWriter open(Path path, Opening opening, StandardOpenOption... options) throws IOException {
        Objects.requireNonNull(path, "path is null");
        FileChannel file = options.length == 0
                ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(path, options[0], StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(path, file);
            WavWriter writer = opening.on(file);
            writer.state();
            return writer;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void lock(Path path, FileChannel file) throws IOException {
        try {
            if (file.tryLock(LOCK_AT, 1, false) != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // By this process
        }
        throw new FileSystemException(path.toString(), null, "is being written by another writer");
    }

    private static WavHeader read(Path path, FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(WavHeader.BYTES);
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
            // The rest of the header
        }
        return WavHeader.read(bytes.flip())
                .orElseThrow(() -> new FileSystemException(path.toString(), null, "was not written by a WavWriter"));
    }

    /** A write may have been cut off in the middle of a sample: {@link #state} leaves that out. */
    private static WavWriter existing(FileChannel file, WavHeader header) throws IOException {
        return new WavWriter(file, header, (file.size() - WavHeader.BYTES) / header.frameBytes());
    }

    /**
     * Appends a frame.
     *
     * @param frame the frame, of the file's sample rate and channels
     * @throws IllegalArgumentException if its rate or channels are not the file's
     * @throws IOException if it cannot be written; the file is as before the call
     */
    public void write(AudioFrame frame) throws IOException {
        if (frame.sampleRate() != header.sampleRate() || frame.numChannels() != header.numChannels()) {
            throw new IllegalArgumentException(frame + " does not fit this file: it has " + header.numChannels()
                    + " channels at " + header.sampleRate() + " Hz");
        }
        int length = Math.multiplyExact(frame.data().length, Short.BYTES);
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
        buffer.clear().limit(length);
        buffer.asShortBuffer().put(frame.data());
        write(buffer, end());
        written(frame.samplesPerChannel());
    }

    /**
     * Appends silence. On most file systems it takes no space.
     *
     * @param count its length, in samples of each channel, 0 or more
     * @throws IllegalArgumentException if it is negative
     * @throws IOException if it cannot be written; the file is as before the call
     */
    public void writeSilence(long count) throws IOException {
        if (count < 0 || count > (Long.MAX_VALUE >> 1) / header.frameBytes() - samplesPerChannel) {
            throw new IllegalArgumentException("count is " + count + " samples; it must be 0 or more, and fit a file");
        }
        if (count > 0) {
            int last = header.frameBytes();
            write(ByteBuffer.allocate(last), end() + count * last - last);
            written(count);
        }
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    private long end() {
        return WavHeader.BYTES + samplesPerChannel * header.frameBytes();
    }

    /** In its first second a file is up to date with each frame, so that a short one is not lost. */
    private void written(long count) throws IOException {
        samplesPerChannel += count;
        if (samplesPerChannel - stated >= header.sampleRate() || samplesPerChannel <= header.sampleRate()) {
            try {
                state();
            } catch (IOException e) {
                samplesPerChannel -= count;
                throw e;
            }
        }
    }

    private void state() throws IOException {
        write(header.of(samplesPerChannel * header.frameBytes()), 0);
        stated = samplesPerChannel;
    }

    /**
     * Brings the header up to date and waits until the disk has the file, so that it outlives a failure of the machine as well.
     *
     * @throws IOException if that fails
     */
    public void flush() throws IOException {
        state();
        file.force(true);
    }

    /** {@return the length of the file's audio, in samples of each channel} */
    public long samplesPerChannel() {
        return samplesPerChannel;
    }

    /**
     * Completes the header and closes the file. Idempotent.
     *
     * @throws IOException if the header cannot be completed; the file is closed, and {@link #repair} can complete it
     */
    @Override
    public void close() throws IOException {
        if (!file.isOpen()) {
            return;
        }
        try (file) {
            state();
            file.truncate(end());
        }
    }

    @Override
    public String toString() {
        return "WavWriter[" + samplesPerChannel + " × " + header.numChannels() + " samples at " + header.sampleRate() + " Hz]";
    }
}
