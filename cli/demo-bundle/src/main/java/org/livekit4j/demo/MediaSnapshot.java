package org.livekit4j.demo;

import java.util.List;

/**
 * One medium at one moment.
 *
 * @param running whether its service is there and its streams are open
 * @param counts until now; the latency is that of the last second or so
 */
public record MediaSnapshot(boolean running, MediaCounts counts, List<Stream> streams) {

    /** Of streams that nothing was sent on. */
    static MediaSnapshot none(int streams) {
        return new MediaSnapshot(false, new MediaCounts(streams, 0, 0, 0, 0, MediaCounts.Latency.NONE), List.of());
    }

    /**
     * One stream at one moment.
     *
     * @param name of its track
     * @param received frames until now
     * @param level root mean square of the last frame's samples, 1 being full scale; 0 for video
     */
    public record Stream(String name, long received, double level) {}
}
