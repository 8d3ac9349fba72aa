package org.livekit4j.itests;

import java.util.List;

/** A colour of 8 bits a channel, and its value in BT.601 with limited range, which is what video uses. */
public record Colour(int red, int green, int blue) {
    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);
    public static final Colour RED = new Colour(255, 0, 0);
    public static final Colour GREEN = new Colour(0, 255, 0);
    public static final Colour BLUE = new Colour(0, 0, 255);
    public static final List<Colour> ALL = List.of(RED, GREEN, BLUE, WHITE, BLACK);

    static Colour ofYuv(int y, int u, int v) {
        double luma = 1.164 * (y - 16);
        return new Colour(clamp(luma + 1.596 * (v - 128)), clamp(luma - 0.813 * (v - 128) - 0.392 * (u - 128)),
                clamp(luma + 2.017 * (u - 128)));
    }

    int y() {
        return clamp(16 + 0.257 * red + 0.504 * green + 0.098 * blue);
    }

    int u() {
        return clamp(128 - 0.148 * red - 0.291 * green + 0.439 * blue);
    }

    int v() {
        return clamp(128 + 0.439 * red - 0.368 * green - 0.071 * blue);
    }

    /** The greatest difference in a channel. */
    public int distance(Colour other) {
        return Math.max(Math.abs(red - other.red), Math.max(Math.abs(green - other.green), Math.abs(blue - other.blue)));
    }

    private static int clamp(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
