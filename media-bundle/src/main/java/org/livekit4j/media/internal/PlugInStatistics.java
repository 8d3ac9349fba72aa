package org.livekit4j.media.internal;

/**
 * The counts of one plug-in.
 *
 * @param name the plug-in's name
 * @param filter a description of the streams that it matches
 * @param ranking its {@code service.ranking}
 * @param streams the streams on which it works now
 * @param frames the frames that it received
 * @param failed calls that threw
 * @param late calls that took too long and were abandoned
 * @param refused results that were not a valid frame
 * @param longestMillis the duration of its longest call, in milliseconds
 */
public record PlugInStatistics(String name, String filter, int ranking, int streams, long frames, long failed, long late,
        long refused, long longestMillis) {}
