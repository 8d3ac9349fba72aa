package org.livekit4j.recorder.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/** A picture in I420 of a fixed, even size, into which frames are drawn. Not safe for use by several threads. */
final class Canvas {
    private static final byte BLACK = 16;
    private static final byte NEUTRAL = (byte) 128;

    /** A rectangle of a canvas, in even pixels. */
    record Cell(int x, int y, int width, int height) {

        /** The largest rectangle in the middle of this one that has the shape of such a picture. */
        Cell fitting(int pictureWidth, int pictureHeight) {
            long w = Math.min(width, (long) height * pictureWidth / pictureHeight);
            long h = Math.min(height, (long) width * pictureHeight / pictureWidth);
            int evenWidth = Math.max(2, (int) w & ~1);
            int evenHeight = Math.max(2, (int) h & ~1);
            return new Cell(x + ((width - evenWidth) / 2 & ~1), y + ((height - evenHeight) / 2 & ~1), evenWidth, evenHeight);
        }

        private Cell half() {
            return new Cell(x / 2, y / 2, width / 2, height / 2);
        }
    }

    private final int width;
    private final int height;
    private final byte[] i420;
    private byte[] plane = {};

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        i420 = new byte[width * height * 3 / 2];
        clear(whole());
    }

    Cell whole() {
        return new Cell(0, 0, width, height);
    }

    /** Of this canvas, until it changes. */
    byte[] bytes() {
        return i420;
    }

    void clear(Cell cell) {
        fill(0, width, cell, BLACK);
        fill(width * height, width / 2, cell.half(), NEUTRAL);
        fill(width * height * 5 / 4, width / 2, cell.half(), NEUTRAL);
    }

    private void fill(int from, int stride, Cell cell, byte value) {
        for (int y = cell.y(); y < cell.y() + cell.height(); y++) {
            int at = from + y * stride + cell.x();
            Arrays.fill(i420, at, at + cell.width(), value);
        }
    }

    /**
     * Draws a frame as large as it gets in a cell, upright and in its shape. What is beside it stays.
     *
     * @param frame in I420
     * @return where it was drawn
     */
    Cell draw(VideoFrame frame, Cell cell) {
        boolean turned = frame.rotation().degrees() % 180 != 0;
        Cell target = cell.fitting(turned ? frame.height() : frame.width(), turned ? frame.width() : frame.height());
        draw(frame, 0, frame.width(), frame.height(), 0, width, target);
        int halfWidth = (frame.width() + 1) / 2;
        int halfHeight = (frame.height() + 1) / 2;
        draw(frame, 1, halfWidth, halfHeight, width * height, width / 2, target.half());
        draw(frame, 2, halfWidth, halfHeight, width * height * 5 / 4, width / 2, target.half());
        return target;
    }

    private void draw(VideoFrame frame, int index, int columns, int rows, int from, int stride, Cell target) {
        PlaneLayout layout = frame.layout(index);
        MemorySegment segment = frame.plane(index);
        if (plane.length < layout.size()) {
            plane = new byte[(int) layout.size()];
        }
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, 0, plane, 0, (int) layout.size());
        boolean same = frame.rotation() == VideoRotation.ROTATION_0 && columns == target.width() && rows == target.height();
        int[] across = offsets(frame.rotation(), target.width(), columns, rows, layout.stride(), true);
        int[] down = offsets(frame.rotation(), target.height(), columns, rows, layout.stride(), false);
        for (int y = 0; y < target.height(); y++) {
            int at = from + (target.y() + y) * stride + target.x();
            if (same) {
                System.arraycopy(plane, y * layout.stride(), i420, at, columns);
            } else {
                for (int x = 0; x < target.width(); x++) {
                    i420[at + x] = plane[down[y] + across[x]];
                }
            }
        }
    }

    /**
     * Where in a plane the pixels of a row, or of a column, of the upright picture are.
     *
     * @param count of the pixels drawn
     * @param across whether it is a row
     */
    private static int[] offsets(VideoRotation rotation, int count, int columns, int rows, int stride, boolean across) {
        boolean alongRows = across == (rotation.degrees() % 180 == 0);
        int length = alongRows ? columns : rows;
        boolean backwards = switch (rotation) {
            case ROTATION_0 -> false;
            case ROTATION_90 -> across;
            case ROTATION_180 -> true;
            case ROTATION_270 -> !across;
        };
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            int at = (int) ((2L * i + 1) * length / (2L * count));
            offsets[i] = (backwards ? length - 1 - at : at) * (alongRows ? 1 : stride);
        }
        return offsets;
    }
}
