package org.livekit4j.recorder.internal;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.util.Arrays;

/** Encodes samples at 48 kHz as packets of Opus of 20 ms each. Not safe for use by several threads. */
final class OpusPackets {
    static final int RATE = 48_000;
    /** Of each channel, in a packet. */
    static final int SAMPLES = RATE / 50;
    private static final int MAX_PACKET_BYTES = 1_275;
    /** Of 0 to 10: half the work of the highest one, and no difference that is heard in speech. */
    private static final int COMPLEXITY = 5;

    /** Takes packets. */
    @FunctionalInterface
    interface Target {
        void packet(byte[] packet) throws IOException;
    }

    private final OpusEncoder encoder;
    private final int channels;
    private final short[] pending;
    private final byte[] packet = new byte[MAX_PACKET_BYTES];
    private int filled;
    private long samples;

    OpusPackets(int channels, int bitrate) {
        this.channels = channels;
        pending = new short[SAMPLES * channels];
        try {
            encoder = new OpusEncoder(RATE, channels, OpusApplication.OPUS_APPLICATION_AUDIO);
        } catch (OpusException e) {
            throw new IllegalStateException("every Opus encoder takes " + channels + " channels at 48 kHz", e);
        }
        encoder.setBitrate(bitrate);
        encoder.setComplexity(COMPLEXITY);
    }

    /** How many samples a decoder yields before the first one that was encoded. */
    int preSkip() {
        return encoder.getLookahead();
    }

    /** How many samples of each channel were given. */
    long samples() {
        return samples;
    }

    void add(short[] given, Target target) throws IOException {
        samples += given.length / channels;
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

    /** @param count of each channel */
    void addSilence(long count, Target target) throws IOException {
        short[] silence = new short[pending.length];
        for (long left = count; left > 0; left -= SAMPLES) {
            add(left >= SAMPLES ? silence : new short[(int) left * channels], target);
        }
    }

    /** Encodes the rest, and as much silence as a decoder needs to yield all of it. */
    void finish(Target target) throws IOException {
        int rest = filled / channels;
        int most = rest + preSkip();
        for (int encoded = 0; encoded < most; encoded += SAMPLES) {
            Arrays.fill(pending, filled, pending.length, (short) 0);
            encode(target);
        }
    }

    private void encode(Target target) throws IOException {
        filled = 0;
        try {
            int length = encoder.encode(pending, 0, SAMPLES, packet, 0, packet.length);
            target.packet(Arrays.copyOf(packet, length));
        } catch (OpusException e) {
            throw new IOException("the sound cannot be encoded: " + e.getMessage(), e);
        }
    }
}
