package org.livekit4j.demo;

/**
 * What became of the frames of one medium. A frame counts as received once, and only if its number and its track are recognised
 * in its samples or pixels. Audio that has come through a room is recognised by its tone, and has a latency for its beginning
 * only.
 *
 * @param streams number of tracks, each with one stream
 * @param sent frames captured, without those withdrawn
 * @param received of those sent
 * @param withdrawn frames that were on their way when the service was stopped
 * @param faults frames that came twice, out of order, or on the wrong stream
 */
public record MediaCounts(int streams, long sent, long received, long withdrawn, long faults, Latency latency) {

    /**
     * Time from the capture of a frame to its receipt, in microseconds; all zero if there was none.
     *
     * @param count frames measured
     */
    public record Latency(long count, long p50Us, long p99Us, long maxUs) {
        public static final Latency NONE = new Latency(0, 0, 0, 0);
    }

    /** Frames sent that did not come, wherever they were lost. */
    public long dropped() {
        return Math.max(0, sent - received);
    }
}
