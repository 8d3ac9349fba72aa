package org.livekit4j.testing.media;

/**
 * A {@link FrameMarker} in the least significant bits of a frame's first samples: inaudible at -96 dB, and kept because the native
 * library passes samples on unchanged where neither rate nor channels change.
 */
public final class AudioStamp {

    private AudioStamp() {}

    public static void write(short[] samples, long mark) {
        int head = FrameMarker.head(mark);
        for (int i = 0; i < FrameMarker.BITS; i++) {
            samples[i] = (short) (samples[i] & ~1 | FrameMarker.bit(head, mark, i));
        }
    }

    /** The mark, or {@link FrameMarker#NONE}, as for the silence that a source without audio plays. */
    public static long read(short[] samples) {
        if (samples.length < FrameMarker.BITS) {
            return FrameMarker.NONE;
        }
        FrameMarker.Reader reader = new FrameMarker.Reader();
        for (int i = 0; i < FrameMarker.BITS; i++) {
            reader.bit(samples[i] & 1);
        }
        return reader.mark();
    }
}
