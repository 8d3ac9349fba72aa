package org.livekit4j.launcher.view;

/** Levels as people read them. */
final class Decibels {
    /** What a meter shows as nothing. */
    static final int FLOOR = -48;

    private Decibels() {}

    /** @param level 1 being full scale */
    static double of(double level) {
        return level <= 0 ? Double.NEGATIVE_INFINITY : 20 * Math.log10(level);
    }

    /** How far up a meter of this many steps goes. */
    static int steps(double level, int steps) {
        double share = 1 - of(level) / FLOOR;
        return (int) Math.round(Math.clamp(share, 0, 1) * steps);
    }
}
