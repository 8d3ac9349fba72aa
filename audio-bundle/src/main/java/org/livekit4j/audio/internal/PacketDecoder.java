package org.livekit4j.audio.internal;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import org.livekit4j.audio.opus.OpusEncoder;

/** Decodes the packets of one stream. Not safe for use by several threads. */
final class PacketDecoder {
    private final OpusDecoder decoder;

    PacketDecoder(OpusStreamHead head) {
        try {
            decoder = new OpusDecoder(OpusEncoder.SAMPLE_RATE, head.numChannels());
        } catch (OpusException e) {
            throw new IllegalStateException("every decoder of Opus has " + head.numChannels() + " channels at 48 kHz", e);
        }
        decoder.setGain(head.gain());
    }

    /**
     * Decodes a packet.
     *
     * @param samples room for {@link OpusPacket#MAX_SAMPLES} of each channel, interleaved
     * @return how many there are of each channel
     * @throws IllegalArgumentException if it cannot be decoded; then nothing else can be
     */
    int decode(byte[] packet, int length, short[] samples) {
        try {
            return decoder.decode(packet, 0, length, samples, 0, OpusPacket.MAX_SAMPLES, false);
        } catch (OpusException | RuntimeException | AssertionError e) { // with all of them it says that a packet is wrong
            throw new IllegalArgumentException("a packet of " + length + " bytes cannot be decoded", e);
        }
    }
}
