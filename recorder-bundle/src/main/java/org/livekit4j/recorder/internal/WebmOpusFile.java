package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.livekit4j.audio.opus.OpusEncoder;
import org.livekit4j.audio.opus.OpusHead;

/** Opus in a WebM file. A cluster has a second, so that a killed process loses no more than that. */
final class WebmOpusFile extends OpusFile {
    private static final int PACKETS_OF_CLUSTER = OpusEncoder.SAMPLE_RATE / OpusEncoder.PACKET_SAMPLES;
    private static final int PACKET_MS = 20;
    private static final long CLUSTER_MS = (long) PACKETS_OF_CLUSTER * PACKET_MS;
    private static final long NANOS_OF_SAMPLES = 1_000_000_000L;
    /** What a decoder needs to be right again behind a jump. */
    private static final long PRE_ROLL_NANOS = 80_000_000;
    private static final int DURATION_AT = head().size() - Double.BYTES;
    /** In a cluster, behind the ID and the length of the timestamp. */
    private static final int TIMESTAMP_AT = 2;

    private Ebml cluster = new Ebml();
    private byte[] last;
    private int packetsOfCluster;
    private long packets;

    WebmOpusFile(Path path, int channels, int bitrate) throws IOException {
        super(path, channels, bitrate);
        Ebml track = Matroska.audioTrack(channels).put(Matroska.CODEC, "A_OPUS")
                .put(Matroska.CODEC_PRIVATE, OpusHead.identification(channels, opus.preSkip()))
                .put(Matroska.CODEC_DELAY, nanos(opus.preSkip())).put(Matroska.SEEK_PRE_ROLL, PRE_ROLL_NANOS);
        Ebml head = head();
        try {
            file.append(head.put(Matroska.TRACKS, new Ebml().put(Matroska.TRACK, track)).toBuffer());
        } catch (IOException e) {
            file.closeQuietly();
            throw e;
        }
    }

    /** It ends with the duration. */
    private static Ebml head() {
        return Matroska.head("webm").begin(Matroska.SEGMENT).put(Matroska.INFO, Matroska.info().put(Matroska.DURATION, 0.0));
    }

    private static long nanos(long samples) {
        return samples * NANOS_OF_SAMPLES / OpusEncoder.SAMPLE_RATE;
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
        stateDuration(start + CLUSTER_MS);
    }

    private void stateDuration(double millis) throws IOException {
        file.replace(number(millis), DURATION_AT);
    }

    private static ByteBuffer number(double value) {
        return ByteBuffer.allocate(Double.BYTES).putDouble(value).flip();
    }

    @Override
    void end() throws IOException {
        long padding = packets * OpusEncoder.PACKET_SAMPLES - opus.preSkip() - opus.samples();
        cluster.put(Matroska.BLOCK_GROUP,
                new Ebml().put(Matroska.BLOCK, block()).put(Matroska.DISCARD_PADDING, nanos(padding)));
        packets++;
        write();
        stateDuration(opus.samples() * 1_000.0 / OpusEncoder.SAMPLE_RATE);
    }

    /**
     * Completes a file whose writer was killed: it ends with its last whole cluster, and states how long it is.
     *
     * @return whether there is sound in it; empty if it was not written by this class
     */
    static Optional<Boolean> repair(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            byte[] head = head().toByteArray();
            ByteBuffer found = ByteBuffer.allocate(head.length);
            boolean whole = WholeWrites.read(file, found, 0);
            if (!whole || !Arrays.equals(head, 0, DURATION_AT, found.array(), 0, DURATION_AT)) {
                return Optional.empty();
            }
            Optional<Ebml.Found> tracks = Ebml.find(Matroska.TRACKS, file, path, head.length);
            Optional<Ebml.Found> last = Optional.empty();
            long end = tracks.map(Ebml.Found::end).orElse(file.size());
            for (Optional<Ebml.Found> next = Ebml.find(Matroska.CLUSTER, file, path, end); next
                    .isPresent(); next = Ebml.find(Matroska.CLUSTER, file, path, end)) {
                last = next;
                end = next.get().end();
            }
            file.truncate(end);
            if (last.isPresent()) {
                stateDuration(file, found.getDouble(DURATION_AT), last.get());
            }
            return Optional.of(last.isPresent());
        }
    }

    private static void stateDuration(FileChannel file, double stated, Ebml.Found last) throws IOException {
        ByteBuffer timestamp = ByteBuffer.allocate(Long.BYTES);
        WholeWrites.read(file, timestamp, last.content() + TIMESTAMP_AT);
        long start = timestamp.getLong(0);
        if (stated <= start || stated > start + CLUSTER_MS) { // it is of another cluster
            WholeWrites.write(file, number(start + CLUSTER_MS), DURATION_AT);
        }
    }
}
