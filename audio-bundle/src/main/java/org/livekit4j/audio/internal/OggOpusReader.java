package org.livekit4j.audio.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.opus.OggPage;
import org.livekit4j.audio.opus.OpusEncoder;

/** Decodes the Opus of an Ogg file, RFC 7845. Whatever is in the file, a method returns or throws an {@link IOException}. */
final class OggOpusReader implements PlayableFile {
    private static final int MAX_CHANNELS = 2;

    private final OggOpusPackets packets;
    private final long samplesPerChannel;
    private final short[] samples = new short[OpusPacket.MAX_SAMPLES * MAX_CHANNELS];
    private PacketDecoder decoder;
    private int numChannels;
    /** Of the samples, those that were not read, for each channel. */
    private int from;
    private int to;
    /** How many are still to be left out at the beginning of the stream. */
    private int skip;
    /** Since the beginning of the stream. */
    private long decoded;
    /** The granule of the beginning of the stream, once it is known. */
    private long start;
    private boolean started;

    private OggOpusReader(OggOpusPackets packets, long samplesPerChannel) {
        this.packets = packets;
        this.samplesPerChannel = samplesPerChannel;
        begin();
    }

    static OggOpusReader open(Path path) throws IOException {
        long length = OggOpusLength.of(path);
        OggOpusPackets packets = new OggOpusPackets(path);
        try {
            if (!packets.nextStream()) {
                throw packets.refused("no stream begins in it");
            }
            return new OggOpusReader(packets, length);
        } catch (IOException | RuntimeException e) {
            packets.close();
            throw e;
        }
    }

    private void begin() {
        OpusStreamHead head = packets.head();
        decoder = new PacketDecoder(head);
        numChannels = head.numChannels();
        skip = head.preSkip();
        decoded = 0;
        start = 0;
        started = false;
    }

    @Override
    public int sampleRate() {
        return OpusEncoder.SAMPLE_RATE;
    }

    @Override
    public int numChannels() {
        return numChannels;
    }

    @Override
    public long samplesPerChannel() {
        return samplesPerChannel;
    }

    @Override
    public AudioFrame read(int maxSamplesPerChannel) throws IOException {
        while (from == to) {
            if (packets.next()) {
                decode();
            } else if (packets.nextStream()) {
                begin();
            } else {
                return null;
            }
        }
        int next = from + Math.min(maxSamplesPerChannel, to - from);
        short[] read = Arrays.copyOfRange(samples, from * numChannels, next * numChannels);
        from = next;
        return new AudioFrame(read, OpusEncoder.SAMPLE_RATE, numChannels);
    }

    private void decode() throws IOException {
        int count = packets.samples();
        try {
            decoder.decode(packets.packet(), packets.length(), samples);
        } catch (IllegalArgumentException e) {
            FileSystemException refused = packets.refused(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
        long granule = packets.granule();
        int heard = count;
        if (packets.onLastPage() && granule != OggPage.NO_GRANULE) {
            heard = Math.clamp(granule - start - decoded, 0, count);
        }
        decoded += count;
        if (!started && packets.endsPage() && granule != OggPage.NO_GRANULE) {
            start = granule - decoded;
            started = true;
        }
        from = Math.min(skip, heard);
        to = heard;
        skip -= from;
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }
}
