package org.livekit4j.video;

/**
 * The layout of one plane of a frame in memory.
 *
 * @param stride the bytes from the start of a row to the start of the next one, at least 1
 * @param rows the number of rows, at least 1
 */
public record PlaneLayout(int stride, int rows) {

    /** Checks that both are at least 1. */
    public PlaneLayout {
        if (stride < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "a plane of " + rows + " rows of " + stride + " bytes; both must be at least 1");
        }
    }

    /** {@return the size of the plane, in bytes} */
    public long size() {
        return (long) stride * rows;
    }
}
