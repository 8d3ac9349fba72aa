package org.livekit4j.devices;

import org.livekit4j.video.VideoBufferType;

/**
 * A part of a screen.
 *
 * @param x pixels from the left of the screen, 0 or more
 * @param y pixels from the top of the screen, 0 or more
 * @param width the width, in pixels, from 4 to 16,384
 * @param height the height, in pixels, from 4 to 16,384
 */
public record ScreenRegion(int x, int y, int width, int height) {
    /** Checks the range of each. */
    public ScreenRegion {
        if (x < 0 || y < 0) {
            throw new IllegalArgumentException("a region at " + x + ", " + y + "; neither can be negative");
        }
        VideoBufferType.requireSides(width, height);
    }
}
