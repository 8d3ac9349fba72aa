package org.livekit4j.internal;

import org.livekit4j.track.VideoCodec;

/** Reads as much of encoded frames as tells what they are. */
public final class EncodedPayload {
    /** Without an encoder the native library offers VP8 in its place, and says nothing; receivers see nothing then. */
    public static final String NO_H265 = "codec is H265, which the native library publishes only where the machine encodes it;"
            + " it must be VP8, VP9, AV1 or H264";

    private static final int H264_IDR = 5;
    private static final int H264_SPS = 7;
    private static final int H264_PPS = 8;
    private static final int AV1_SEQUENCE_HEADER = 1;

    private EncodedPayload() {}

    public static boolean isKeyFrame(VideoCodec codec, byte[] data) {
        return data.length > 0 && switch (codec) {
            case VP8 -> (data[0] & 1) == 0;
            case VP9 -> isVp9KeyFrame(data[0]);
            case AV1 -> hasAv1SequenceHeader(data);
            case H264 -> has(data, H264_IDR);
            case H265 -> throw new IllegalArgumentException(NO_H265);
        };
    }

    /**
     * Checks what receivers need.
     *
     * @throws IllegalArgumentException says what is missing
     */
    public static void check(VideoCodec codec, byte[] data, boolean keyFrame) {
        if (codec != VideoCodec.H264) {
            return;
        }
        int first = nextUnit(data, 0);
        if (first < 0 || first > 4 || first == 4 && data[0] != 0) {
            throw new IllegalArgumentException(
                    "a frame of H264 that does not begin with a start code (0 0 1 or 0 0 0 1): it must be"
                            + " in Annex B format, not with lengths as in MP4 files");
        }
        if (keyFrame && !(has(data, H264_SPS) && has(data, H264_PPS))) {
            throw new IllegalArgumentException("a key frame of H264 without its parameter sets (SPS and PPS), without which"
                    + " subscribers cannot decode it: put them before each key frame");
        }
    }

    /** Whether one of the units of an access unit is of a type. */
    private static boolean has(byte[] data, int type) {
        for (int at = nextUnit(data, 0); at >= 0 && at < data.length; at = nextUnit(data, at)) {
            if ((data[at] & 0x1f) == type) {
                return true;
            }
        }
        return false;
    }

    /** The index after the next start code; -1 if there is none. */
    private static int nextUnit(byte[] data, int from) {
        for (int i = from; i + 2 < data.length; i++) {
            if (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1) {
                return i + 3;
            }
        }
        return -1;
    }

    /** The first byte: two bits of a marker, two of the profile, one more in profile 3, "shown before", "no key frame". */
    private static boolean isVp9KeyFrame(byte first) {
        int shift = (first & 0x30) == 0x30 ? 2 : 3;
        return (first & 0xc0) == 0x80 && (first >> shift & 1) == 0 && (first >> shift - 1 & 1) == 0;
    }

    private static boolean hasAv1SequenceHeader(byte[] data) {
        int at = 0;
        while (at < data.length) {
            int header = data[at++];
            if ((header >> 3 & 0xf) == AV1_SEQUENCE_HEADER) {
                return true;
            }
            at += header >> 2 & 1; // of layers
            if ((header & 2) == 0) {
                return false; // without a size it is the last one
            }
            long size = 0;
            for (int i = 0; i < 8 && at < data.length; i++) {
                size |= (data[at] & 0x7fL) << 7 * i;
                if (data[at++] >= 0) {
                    break;
                }
            }
            at = (int) Math.min(data.length, at + size);
        }
        return false;
    }
}
