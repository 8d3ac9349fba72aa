package org.livekit4j.video;

import java.util.List;

/**
 * The layout of a frame in memory. The order of the constants is the protocol's and never changes.
 *
 * <p>The letters of a packed type name the order of the bytes from the lowest address on, on every machine; samples of more than
 * one byte are little-endian. Sizes are those of a tightly packed frame. Chroma planes of odd sizes are rounded up.
 */
public enum VideoBufferType {
    /** Packed, four bytes per pixel: red, green, blue, alpha. */
    RGBA,
    /** Packed, four bytes per pixel: alpha, blue, green, red. */
    ABGR,
    /** Packed, four bytes per pixel: alpha, red, green, blue. */
    ARGB,
    /** Packed, four bytes per pixel: blue, green, red, alpha. */
    BGRA,
    /** Packed, three bytes per pixel: red, green, blue. */
    RGB24,
    /** Planes Y, U and V, one byte per sample; chroma at half width and half height. WebRTC works with this type internally. */
    I420,
    /** As {@link #I420}, followed by a plane of alpha. */
    I420A,
    /** Planes Y, U and V, one byte per sample; chroma at half width and full height. */
    I422,
    /** Planes Y, U and V of the same size, one byte per sample. */
    I444,
    /** As {@link #I420}, with the ten low bits of two bytes per sample, little-endian. */
    I010,
    /** A plane Y and a plane of U and V interleaved in this order, at half width and half height, one byte per sample. */
    NV12;

    /**
     * The smallest width and height of a source, and of a frame that is captured or converted: WebRTC crops to multiples of 4,
     * and an empty frame would abort the process. Smaller frames can be created and read; none is received.
     */
    public static final int MIN_SIDE = 4;

    /** The largest width and height, so that a frame of four bytes per pixel stays below 2 GiB. */
    public static final int MAX_SIDE = 16_384;

    /** {@return whether a frame has one plane of whole pixels} */
    public boolean packed() {
        return this == RGB24 || ordinal() < RGB24.ordinal();
    }

    /**
     * Returns the planes of a tightly packed frame.
     *
     * @param width the width of the frame, in pixels
     * @param height the height of the frame, in pixels
     * @return the planes, in the order of memory
     * @throws IllegalArgumentException if a side is not from 1 to {@value #MAX_SIDE}
     */
    public List<PlaneLayout> planes(int width, int height) {
        requireSides(width, height, 1);
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        PlaneLayout full = new PlaneLayout(width, height);
        PlaneLayout quarter = new PlaneLayout(halfWidth, halfHeight);
        return switch (this) {
            case RGBA, ABGR, ARGB, BGRA -> List.of(new PlaneLayout(width * 4, height));
            case RGB24 -> List.of(new PlaneLayout(width * 3, height));
            case I420 -> List.of(full, quarter, quarter);
            case I420A -> List.of(full, quarter, quarter, full);
            case I422 -> List.of(full, new PlaneLayout(halfWidth, height), new PlaneLayout(halfWidth, height));
            case I444 -> List.of(full, full, full);
            case I010 -> List.of(new PlaneLayout(width * 2, height), new PlaneLayout(halfWidth * 2, halfHeight),
                    new PlaneLayout(halfWidth * 2, halfHeight));
            case NV12 -> List.of(full, new PlaneLayout(halfWidth * 2, halfHeight));
        };
    }

    /**
     * Returns the size of a tightly packed frame.
     *
     * @param width the width of the frame, in pixels
     * @param height the height of the frame, in pixels
     * @return the size, in bytes
     * @throws IllegalArgumentException if a side is not from 1 to {@value #MAX_SIDE}
     */
    public long size(int width, int height) {
        return planes(width, height).stream().mapToLong(PlaneLayout::size).sum();
    }

    /**
     * Checks the sides of a source, or of a frame for the native library.
     *
     * @param width the width, in pixels
     * @param height the height, in pixels
     * @throws IllegalArgumentException if a side is not from {@value #MIN_SIDE} to {@value #MAX_SIDE}
     */
    public static void requireSides(int width, int height) {
        requireSides(width, height, MIN_SIDE);
    }

    private static void requireSides(int width, int height, int least) {
        if (Math.min(width, height) < least || Math.max(width, height) > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "a frame of " + width + " × " + height + " pixels; each side must be from " + least
                            + " to " + MAX_SIDE);
        }
    }
}
