package org.livekit4j.recorder.internal;

/** Adds up sounds at their places, within a window that moves on as sums are taken. Safe for use by several threads. */
final class MixBuffer {
    private final int channels;
    private final int[] sums;
    /** The place of the first sum that was not taken. */
    private long start;

    /** @param length of the window, in samples of each channel */
    MixBuffer(int channels, int length) {
        this.channels = channels;
        sums = new int[length * channels];
    }

    /**
     * Adds samples at their place.
     *
     * @param place of the first one
     * @return how many of each channel have no place in the window, and are lost
     */
    synchronized long add(long place, short[] samples) {
        long count = samples.length / channels;
        long from = Math.clamp(start - place, 0, count);
        long to = Math.clamp(start + sums.length / channels - place, from, count);
        for (int i = (int) from * channels; i < to * channels; i++) {
            sums[index(place * channels + i)] += samples[i];
        }
        return count - (to - from);
    }

    private int index(long at) {
        return (int) (at % sums.length);
    }

    /** Takes the next sums, limited to 16 bits; the window moves on. */
    synchronized short[] take(int count) {
        short[] taken = new short[count * channels];
        for (int i = 0; i < taken.length; i++) {
            int at = index(start * channels + i);
            taken[i] = (short) Math.clamp(sums[at], Short.MIN_VALUE, Short.MAX_VALUE);
            sums[at] = 0;
        }
        start += count;
        return taken;
    }
}
