package org.livekit4j.video;

/**
 * One plane of a picture in memory.
 *
 * @param stride bytes from the start of a row to the start of the next
 * @param rows number of rows
 */
public record PlaneLayout(int stride, int rows) {

    /** In bytes. */
    public long size() {
        return (long) stride * rows;
    }
}
