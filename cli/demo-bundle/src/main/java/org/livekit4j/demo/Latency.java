package org.livekit4j.demo;

/**
 * Time from the capture of a frame to its receipt, in microseconds; all zero if there was none.
 *
 * @param count frames measured
 */
public record Latency(long count, long p50Us, long p99Us, long maxUs) {
    public static final Latency NONE = new Latency(0, 0, 0, 0);
}
