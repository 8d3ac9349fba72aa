package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Opus in a WebM file. A cluster has a second, so that a killed process loses no more than that. */
final class WebmOpusFile extends OpusFile {
    private static final int PACKETS_OF_CLUSTER = OpusPackets.RATE / OpusPackets.SAMPLES;
    private static final int PACKET_MS = 20;
    private static final long NANOS_OF_SAMPLES = 1_000_000_000L;
    /** What a decoder needs to be right again behind a jump. */
    private static final long PRE_ROLL_NANOS = 80_000_000;

    private final long durationAt;
    private Ebml cluster = new Ebml();
    private byte[] last;
    private int packetsOfCluster;
    private long packets;

    WebmOpusFile(Path path, int channels, int bitrate) throws IOException {
        super(path, channels, bitrate);
        Ebml track = Matroska.audioTrack(channels).put(Matroska.CODEC, "A_OPUS")
                .put(Matroska.CODEC_PRIVATE, OpusHead.identification(channels, opus.preSkip()))
                .put(Matroska.CODEC_DELAY, nanos(opus.preSkip())).put(Matroska.SEEK_PRE_ROLL, PRE_ROLL_NANOS);
        Ebml head = Matroska.head("webm").begin(Matroska.SEGMENT).put(Matroska.INFO, Matroska.info().put(Matroska.DURATION, 0.0));
        durationAt = head.size() - Double.BYTES;
        try {
            file.append(head.put(Matroska.TRACKS, new Ebml().put(Matroska.TRACK, track)).toBuffer());
        } catch (IOException e) {
            file.closeQuietly();
            throw e;
        }
    }

    private static long nanos(long samples) {
        return samples * NANOS_OF_SAMPLES / OpusPackets.RATE;
    }

    /** The last packet of all is a block of another kind: so each one waits for the next. */
    @Override
    void packet(byte[] packet) throws IOException {
        if (last != null) {
            cluster.put(Matroska.SIMPLE_BLOCK, block());
        }
        last = packet;
        packets++;
        if (packetsOfCluster == PACKETS_OF_CLUSTER) {
            write();
        }
    }

    /** The packet that has waited, behind those of its cluster. */
    private byte[] block() {
        byte[] block = Matroska.block(Matroska.AUDIO_TRACK, (long) packetsOfCluster * PACKET_MS, last);
        packetsOfCluster++;
        return block;
    }

    private void write() throws IOException {
        long start = (packets - 1 - packetsOfCluster) * PACKET_MS;
        Ebml whole = new Ebml().put(Matroska.CLUSTER,
                new Ebml().put(Matroska.TIMESTAMP, start).append(cluster));
        cluster = new Ebml();
        packetsOfCluster = 0;
        file.append(whole.toBuffer());
        stateDuration(start + (long) PACKETS_OF_CLUSTER * PACKET_MS);
    }

    private void stateDuration(double millis) throws IOException {
        file.replace(ByteBuffer.allocate(Double.BYTES).putDouble(millis).flip(), durationAt);
    }

    @Override
    void end() throws IOException {
        long padding = packets * OpusPackets.SAMPLES - opus.preSkip() - opus.samples();
        cluster.put(Matroska.BLOCK_GROUP,
                new Ebml().put(Matroska.BLOCK, block()).put(Matroska.DISCARD_PADDING, nanos(padding)));
        packets++;
        write();
        stateDuration(opus.samples() * 1_000.0 / OpusPackets.RATE);
    }
}
