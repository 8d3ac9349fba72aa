package org.livekit4j.video;

/**
 * One plane of a picture in memory.
 *
 * @param stride bytes from the start of a row to the start of the next, at least 1
 * @param rows number of rows, at least 1
 */
public record PlaneLayout(int stride, int rows) {

    public PlaneLayout {
        if (stride < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "a plane of " + rows + " rows of " + stride + " bytes; both have to be at least 1");
        }
    }

    /** In bytes. */
    public long size() {
        return (long) stride * rows;
    }
}
