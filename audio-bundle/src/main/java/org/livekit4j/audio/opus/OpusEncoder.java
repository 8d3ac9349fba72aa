package org.livekit4j.audio.opus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.util.Arrays;

/** Encodes samples at 48 kHz as packets of Opus of 20 ms each. Used by one thread at a time. */
public final class OpusEncoder {
    /** The sample rate, in Hz. */
    public static final int SAMPLE_RATE = 48_000;
    /** How many samples of each channel a packet has. */
    public static final int PACKET_SAMPLES = SAMPLE_RATE / 50;
    private static final int MAX_PACKET_BYTES = 1_275;
    /** Of 0 to 10: half the work of the highest one, and no difference that is heard in speech. */
    private static final int COMPLEXITY = 5;

    /** Takes packets. */
    @FunctionalInterface
    public interface Target {
        /**
         * Takes the next packet.
         *
         * @param packet the packet, which belongs to the target
         * @throws IOException if it cannot be taken
         */
        void packet(byte[] packet) throws IOException;
    }

    private final io.github.jaredmdobson.concentus.OpusEncoder encoder;
    private final int numChannels;
    private final short[] pending;
    private final byte[] packet = new byte[MAX_PACKET_BYTES];
    private int filled;
    private long samples;

    /**
     * Creates an encoder.
     *
     * @param numChannels 1 or 2
     * @param bitrate the bits of a second, on average
     * @throws IllegalArgumentException if Opus has no such channels or bitrate
     */
    public OpusEncoder(int numChannels, int bitrate) {
        this.numChannels = numChannels;
        pending = new short[PACKET_SAMPLES * numChannels];
        try {
            encoder = new io.github.jaredmdobson.concentus.OpusEncoder(SAMPLE_RATE, numChannels,
                    OpusApplication.OPUS_APPLICATION_AUDIO);
        } catch (OpusException e) {
            throw new IllegalArgumentException("numChannels is " + numChannels + ", which Opus does not encode", e);
        }
        encoder.setBitrate(bitrate);
        encoder.setComplexity(COMPLEXITY);
    }

    /** {@return how many samples a decoder yields before the first one that was encoded} */
    public int preSkip() {
        return encoder.getLookahead();
    }

    /** {@return how many samples of each channel were given} */
    public long samples() {
        return samples;
    }

    /**
     * Encodes samples. Those that do not fill a packet wait for the next ones.
     *
     * @param given the samples, interleaved
     * @param target what takes the packets
     * @throws IOException if the target does not take one
     */
    public void add(short[] given, Target target) throws IOException {
        samples += given.length / numChannels;
        for (int at = 0; at < given.length;) {
            int count = Math.min(pending.length - filled, given.length - at);
            System.arraycopy(given, at, pending, filled, count);
            at += count;
            filled += count;
            if (filled == pending.length) {
                encode(target);
            }
        }
    }

    /**
     * Encodes silence.
     *
     * @param count how many samples of each channel
     * @param target what takes the packets
     * @throws IOException if the target does not take one
     */
    public void addSilence(long count, Target target) throws IOException {
        short[] silence = new short[pending.length];
        for (long left = count; left > 0; left -= PACKET_SAMPLES) {
            add(left >= PACKET_SAMPLES ? silence : new short[(int) left * numChannels], target);
        }
    }

    /**
     * Encodes the rest, and as much silence as a decoder needs to yield all of it.
     *
     * @param target what takes the packets
     * @throws IOException if the target does not take one
     */
    public void finish(Target target) throws IOException {
        int rest = filled / numChannels;
        int most = rest + preSkip();
        for (int encoded = 0; encoded < most; encoded += PACKET_SAMPLES) {
            Arrays.fill(pending, filled, pending.length, (short) 0);
            encode(target);
        }
    }

    private void encode(Target target) throws IOException {
        filled = 0;
        try {
            int length = encoder.encode(pending, 0, PACKET_SAMPLES, packet, 0, packet.length);
            target.packet(Arrays.copyOf(packet, length));
        } catch (OpusException e) {
            throw new IOException("the sound cannot be encoded: " + e.getMessage(), e);
        }
    }
}
