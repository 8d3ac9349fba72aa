package org.livekit4j.room;

/**
 * Limits for an encoder of video.
 *
 * @param maxBitrate in bits per second, at least 1
 * @param maxFramerate in pictures per second, above 0
 */
public record VideoEncoding(long maxBitrate, double maxFramerate) {

    public VideoEncoding {
        if (maxBitrate < 1) {
            throw new IllegalArgumentException("maxBitrate is " + maxBitrate + " bit/s; it has to be at least 1");
        }
        if (!(maxFramerate > 0) || Double.isInfinite(maxFramerate)) {
            throw new IllegalArgumentException("maxFramerate is " + maxFramerate + "; it has to be above 0");
        }
    }
}
