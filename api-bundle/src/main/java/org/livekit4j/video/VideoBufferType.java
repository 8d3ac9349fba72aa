package org.livekit4j.video;

import java.util.List;

/**
 * How a picture lies in memory. The order of the constants is the protocol's and never changes.
 *
 * <p>Sizes below are those of a tightly packed picture. Chroma planes of odd sizes are rounded up.
 */
public enum VideoBufferType {
    /** Packed, four bytes a pixel. */
    RGBA,
    /** Packed, four bytes a pixel. */
    ABGR,
    /** Packed, four bytes a pixel. */
    ARGB,
    /** Packed, four bytes a pixel. */
    BGRA,
    /** Packed, three bytes a pixel. */
    RGB24,
    /** Planes Y, U, V; chroma at half width and half height. What WebRTC works with inside. */
    I420,
    /** As {@link #I420}, and a plane of alpha. */
    I420A,
    /** Planes Y, U, V; chroma at half width and full height. */
    I422,
    /** Planes Y, U, V of the same size. */
    I444,
    /** As {@link #I420}, with ten bits in two bytes a sample, little-endian. */
    I010,
    /** A plane Y and a plane of U and V interleaved, at half width and half height. */
    NV12;

    /**
     * The smallest width and height that a source may have, and a picture that is captured or converted: WebRTC crops to multiples of
     * 4, and a picture of nothing would abort the process. Smaller ones can be held and looked at; none is received.
     */
    public static final int MIN_SIDE = 4;

    /** The largest width and height: what a picture of four bytes a pixel may have so that its size stays below 2 GiB. */
    public static final int MAX_SIDE = 16_384;

    /** Whether the picture has one plane of whole pixels. */
    public boolean packed() {
        return this == RGB24 || ordinal() < RGB24.ordinal();
    }

    /**
     * The planes of a tightly packed picture, in memory order.
     *
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

    /** Bytes of a tightly packed picture. */
    public long size(int width, int height) {
        return planes(width, height).stream().mapToLong(PlaneLayout::size).sum();
    }

    /**
     * Checks the sides of a source, or of a picture for the native library.
     *
     * @throws IllegalArgumentException if a side is not from {@value #MIN_SIDE} to {@value #MAX_SIDE}
     */
    public static void requireSides(int width, int height) {
        requireSides(width, height, MIN_SIDE);
    }

    private static void requireSides(int width, int height, int least) {
        if (Math.min(width, height) < least || Math.max(width, height) > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "a picture of " + width + " × " + height + " pixels; each side has to be from " + least
                            + " to " + MAX_SIDE);
        }
    }
}
