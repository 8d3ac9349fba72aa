package org.livekit4j.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Converts between frames and the streams of the package {@code javax.sound.sampled}, whose module {@code java.desktop} is
 * needed for this class only.
 */
public final class JavaSound {
    private static final int FRAME_SIZE_MS = 10;

    private JavaSound() {}

    /**
     * Returns frames as a stream of bytes: signed 16-bit PCM, little-endian. The stream takes the next frame when it is read
     * beyond the one before, and ends with the frames. Closing it closes nothing else.
     *
     * @param frames frames of one sample rate and number of channels, such as an {@link AudioStream}
     * @param sampleRate their sample rate, in Hz
     * @param numChannels their number of channels
     * @return the stream, used by one thread at a time; it throws {@link IOException} on a frame of another format
     */
    public static AudioInputStream toStream(Iterable<AudioFrame> frames, int sampleRate, int numChannels) {
        AudioFrame format = AudioFrame.silence(sampleRate, numChannels, 0);
        InputStream bytes = new FrameBytes(Objects.requireNonNull(frames, "frames is null").iterator(), format);
        return new AudioInputStream(bytes, new AudioFormat(sampleRate, Short.SIZE, numChannels, true, false),
                AudioSystem.NOT_SPECIFIED);
    }

    /**
     * Returns the audio of a stream as frames of 10 ms, which are read as they are needed; the last one may be shorter. The
     * stream may be in any encoding that this JDK converts to PCM, such as those of WAV, AIFF and AU files.
     *
     * @param stream the stream, which the caller closes
     * @return the frames, which can be iterated once, by one thread; the iterator throws {@link UncheckedIOException} if the
     *     stream cannot be read
     * @throws IllegalArgumentException if the JDK cannot convert the stream
     */
    public static Iterable<AudioFrame> frames(AudioInputStream stream) {
        AudioFormat format = stream.getFormat();
        AudioFrame empty = AudioFrame.silence(Math.round(format.getSampleRate()), format.getChannels(), 0);
        AudioInputStream pcm = AudioSystem.getAudioInputStream(
                new AudioFormat(format.getSampleRate(), Short.SIZE, format.getChannels(), true, false), stream);
        Iterator<AudioFrame> frames = Stream.generate(() -> read(pcm, empty)).takeWhile(frame -> frame.samplesPerChannel() > 0)
                .iterator();
        return () -> frames;
    }

    /** The next frame; an empty one at the end. */
    private static AudioFrame read(AudioInputStream pcm, AudioFrame format) {
        int sampleBytes = format.numChannels() * Short.BYTES;
        try {
            byte[] bytes = pcm.readNBytes(Math.max(1, format.sampleRate() * FRAME_SIZE_MS / 1_000) * sampleBytes);
            byte[] whole = Arrays.copyOf(bytes, bytes.length - bytes.length % sampleBytes);
            return AudioFrame.ofBytes(whole, ByteOrder.LITTLE_ENDIAN, format.sampleRate(), format.numChannels());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of frames that are taken as they are needed. */
    private static final class FrameBytes extends InputStream {
        private final Iterator<AudioFrame> frames;
        private final AudioFrame format;
        private byte[] pcm = new byte[0];
        private int at;

        FrameBytes(Iterator<AudioFrame> frames, AudioFrame format) {
            this.frames = frames;
            this.format = format;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            while (at == pcm.length && length > 0) {
                if (!next()) {
                    return -1;
                }
            }
            int count = Math.min(length, pcm.length - at);
            System.arraycopy(pcm, at, target, offset, count);
            at += count;
            return count;
        }

        @Override
        public int available() {
            return pcm.length - at;
        }

        private boolean next() throws IOException {
            AudioFrame frame;
            try {
                frame = frames.next();
            } catch (NoSuchElementException e) {
                return false;
            }
            if (frame.sampleRate() != format.sampleRate() || frame.numChannels() != format.numChannels()) {
                throw new IOException(frame + " in a stream of " + format.numChannels() + " channels at "
                        + format.sampleRate() + " Hz");
            }
            pcm = frame.toBytes(ByteOrder.LITTLE_ENDIAN);
            at = 0;
            return true;
        }
    }
}
