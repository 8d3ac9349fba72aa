package org.livekit4j.recorder.internal;

import org.livekit4j.audio.opus.OpusEncoder;

/** What files of Matroska, RFC 9559, and pipes of it have in common. Times are milliseconds. */
final class Matroska {
    static final int SEGMENT = 0x18538067;
    static final int INFO = 0x1549a966;
    static final int DURATION = 0x4489;
    static final int TRACKS = 0x1654ae6b;
    static final int TRACK = 0xae;
    static final int CODEC = 0x86;
    static final int CODEC_PRIVATE = 0x63a2;
    static final int CODEC_DELAY = 0x56aa;
    static final int SEEK_PRE_ROLL = 0x56bb;
    static final int CLUSTER = 0x1f43b675;
    static final int TIMESTAMP = 0xe7;
    static final int SIMPLE_BLOCK = 0xa3;
    static final int BLOCK_GROUP = 0xa0;
    static final int BLOCK = 0xa1;
    static final int DISCARD_PADDING = 0x75a2;
    static final int VIDEO_TRACK = 1;
    static final int AUDIO_TRACK = 2;
    private static final int KEY_FRAME = 0x80;
    private static final int TYPE_VIDEO = 1;
    private static final int TYPE_AUDIO = 2;

    private Matroska() {}

    /** @param type {@code webm} or {@code matroska} */
    static Ebml head(String type) {
        return new Ebml().put(0x1a45dfa3, new Ebml().put(0x4286, 1).put(0x42f7, 1).put(0x42f2, 4).put(0x42f3, 8)
                .put(0x4282, type).put(0x4287, 4).put(0x4285, 2));
    }

    /** The information on a segment, to which a duration may be added. */
    static Ebml info() {
        return new Ebml().put(0x2ad7b1, 1_000_000).put(0x4d80, FileNames.PROGRAM).put(0x5741, FileNames.PROGRAM);
    }

    static Ebml audioTrack(int channels) {
        return track(AUDIO_TRACK, TYPE_AUDIO)
                .put(0xe1, new Ebml().put(0xb5, (double) OpusEncoder.SAMPLE_RATE).put(0x9f, channels).put(0x6264, Short.SIZE));
    }

    /** Of pictures in I420. */
    static Ebml videoTrack(int width, int height) {
        return track(VIDEO_TRACK, TYPE_VIDEO)
                .put(0xe0, new Ebml().put(0xb0, width).put(0xba, height).put(0x9a, 2).put(0x2eb524, "I420"));
    }

    private static Ebml track(int number, int type) {
        return new Ebml().put(0xd7, number).put(0x73c5, number).put(0x83, type).put(0x9c, 0);
    }

    /**
     * The beginning of a block, which its data follow.
     *
     * @param time since the beginning of its cluster, 16 bits
     */
    static byte[] blockHead(int track, long time) {
        return new byte[]{(byte) (0x80 | track), (byte) (time >> 8), (byte) time, (byte) KEY_FRAME};
    }

    static byte[] block(int track, long time, byte[] data) {
        byte[] head = blockHead(track, time);
        byte[] block = new byte[head.length + data.length];
        System.arraycopy(head, 0, block, 0, head.length);
        System.arraycopy(data, 0, block, head.length, data.length);
        return block;
    }
}
