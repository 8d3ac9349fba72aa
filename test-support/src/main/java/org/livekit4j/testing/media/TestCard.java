package org.livekit4j.testing.media;

import java.lang.foreign.ValueLayout;
import org.livekit4j.video.VideoFrame;

/** The colour bars in the upper part of a frame: each track begins with another colour. */
public final class TestCard {
    /** White, yellow, cyan, green, magenta, red, blue and black at 75 %, as Y, U, V of BT.601. */
    private static final int[][] BARS = {{180, 128, 128}, {162, 44, 142}, {131, 156, 44}, {112, 72, 58}, {84, 184, 198},
        {65, 100, 212}, {35, 212, 114}, {16, 128, 128}};
    /** How far an encoder may be off. */
    private static final int TOLERANCE = 24;

    private TestCard() {}

    public static int bars() {
        return BARS.length;
    }

    /** @param plane 0, 1 or 2 for Y, U or V */
    public static int value(int track, int bar, int plane) {
        return BARS[(bar + track) % BARS.length][plane];
    }

    /** Height of the bars in a frame of this height. */
    public static int rows(int height) {
        return height * 2 / 3;
    }

    /** Whether a frame, I420 and of whatever size, has the bars of this track. */
    public static boolean shows(VideoFrame frame, int track) {
        for (int plane = 0; plane < 3; plane++) {
            int stride = frame.layout(plane).stride();
            long row = (long) rows(frame.layout(plane).rows()) / 2 * stride;
            for (int bar = 0; bar < BARS.length; bar++) {
                long middle = row + (long) stride * (2 * bar + 1) / (2 * BARS.length);
                int seen = Byte.toUnsignedInt(frame.plane(plane).get(ValueLayout.JAVA_BYTE, middle));
                if (Math.abs(seen - value(track, bar, plane)) > TOLERANCE) {
                    return false;
                }
            }
        }
        return true;
    }
}
