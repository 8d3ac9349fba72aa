package org.livekit4j.media.internal;

/**
 * What a plug-in did.
 *
 * @param name of the plug-in
 * @param filter which streams it is for, in words
 * @param ranking its {@code service.ranking}
 * @param streams how many it works on now
 * @param frames that it was given
 * @param failed calls that threw
 * @param late calls that took too long and were left behind
 * @param refused results that were no frame to go on with
 * @param longestMillis how long its longest call took, in milliseconds
 */
public record PlugInStatistics(String name, String filter, int ranking, int streams, long frames, long failed, long late,
        long refused, long longestMillis) {}
