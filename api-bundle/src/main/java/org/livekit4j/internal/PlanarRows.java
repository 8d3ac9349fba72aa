package org.livekit4j.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/**
 * Rows whose colours are BT.601 with limited range, as WebRTC has them: luma from 16 to 235. A chroma sample is that of the mean of
 * its pixels.
 */
final class PlanarRows extends PixelRows {
    private static final int ALPHA_PLANE = 3;
    private static final int OPAQUE = 0xff << 24;

    private final int sampleBytes;
    private final int xShift;
    private final int yShift;
    private final boolean interleaved;
    private final boolean hasAlpha;
    private final byte[] luma;
    private final byte[] u;
    /** The same array as that of U if they are interleaved. */
    private final byte[] v;
    /** Sums of red, green and blue of the pixels of each chroma sample, and their number. */
    private final int[] sums;

    PlanarRows(VideoFrame frame, VideoBufferType type) {
        super(frame, type);
        sampleBytes = type == VideoBufferType.I010 ? 2 : 1;
        xShift = type == VideoBufferType.I444 ? 0 : 1;
        yShift = type == VideoBufferType.I444 || type == VideoBufferType.I422 ? 0 : 1;
        interleaved = type == VideoBufferType.NV12;
        hasAlpha = type == VideoBufferType.I420A;
        int chroma = (width + xShift) >> xShift;
        luma = new byte[width * sampleBytes];
        u = new byte[chroma * sampleBytes * (interleaved ? 2 : 1)];
        v = interleaved ? u : new byte[u.length];
        sums = new int[4 * chroma];
    }

    @Override
    public void read(int row, int[] pixels) {
        load(0, row, luma);
        load(1, row >> yShift, u);
        if (!interleaved) {
            load(2, row >> yShift, v);
        }
        int step = interleaved ? 2 : 1;
        int ofV = interleaved ? 1 : 0;
        for (int x = 0; x < width; x++) {
            int at = (x >> xShift) * step;
            int y = 298 * (sample(luma, x) - 16) + 128;
            int cb = sample(u, at) - 128;
            int cr = sample(v, at + ofV) - 128;
            pixels[x] = OPAQUE | clamp(y + 409 * cr >> 8) << 16 | clamp(y - 100 * cb - 208 * cr >> 8) << 8
                    | clamp(y + 516 * cb >> 8);
        }
        if (hasAlpha) {
            load(ALPHA_PLANE, row, luma);
            for (int x = 0; x < width; x++) {
                pixels[x] = luma[x] << 24 | pixels[x] & ~OPAQUE;
            }
        }
    }

    private void load(int plane, int row, byte[] target) {
        MemorySegment.copy(plane(plane), ValueLayout.JAVA_BYTE, offset(plane, row), target, 0, target.length);
    }

    private int sample(byte[] row, int index) {
        return sampleBytes == 1
                ? row[index] & 0xff
                : (row[2 * index] & 0xff | row[2 * index + 1] << 8) >> 2 & 0xff;
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 255);
    }

    @Override
    public void write(int row, int[] pixels) {
        for (int x = 0; x < width; x++) {
            int pixel = pixels[x];
            int red = pixel >> 16 & 0xff;
            int green = pixel >> 8 & 0xff;
            int blue = pixel & 0xff;
            put(luma, x, (66 * red + 129 * green + 25 * blue + 128 >> 8) + 16);
            int at = 4 * (x >> xShift);
            sums[at] += red;
            sums[at + 1] += green;
            sums[at + 2] += blue;
            sums[at + 3]++;
        }
        store(0, row, luma);
        int last = (1 << yShift) - 1;
        if ((row & last) == last || row == height - 1) {
            writeChroma(row >> yShift);
        }
        if (hasAlpha) {
            for (int x = 0; x < width; x++) {
                luma[x] = (byte) (pixels[x] >> 24);
            }
            store(ALPHA_PLANE, row, luma);
        }
    }

    private void writeChroma(int row) {
        int step = interleaved ? 2 : 1;
        int ofV = interleaved ? 1 : 0;
        for (int at = 0; at < sums.length; at += 4) {
            int half = sums[at + 3] / 2;
            int red = (sums[at] + half) / sums[at + 3];
            int green = (sums[at + 1] + half) / sums[at + 3];
            int blue = (sums[at + 2] + half) / sums[at + 3];
            put(u, at / 4 * step, (112 * blue - 74 * green - 38 * red + 128 >> 8) + 128);
            put(v, at / 4 * step + ofV, (112 * red - 94 * green - 18 * blue + 128 >> 8) + 128);
        }
        Arrays.fill(sums, 0);
        store(1, row, u);
        if (!interleaved) {
            store(2, row, v);
        }
    }

    private void put(byte[] row, int index, int value) {
        if (sampleBytes == 1) {
            row[index] = (byte) value;
        } else {
            row[2 * index] = (byte) (value << 2);
            row[2 * index + 1] = (byte) (value >> 6);
        }
    }

    private void store(int plane, int row, byte[] source) {
        MemorySegment.copy(source, 0, writable(plane), ValueLayout.JAVA_BYTE, offset(plane, row), source.length);
    }
}
