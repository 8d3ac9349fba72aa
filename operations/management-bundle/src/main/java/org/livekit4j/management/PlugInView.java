package org.livekit4j.management;

/**
 * A processor or sink that is in use.
 *
 * @param kind simple name of its interface
 * @param bundle that registered it
 * @param filter which streams it is for, in words
 * @param ranking its {@code service.ranking}
 * @param streams how many it works on now
 * @param frames that it was given
 * @param failed calls that threw
 * @param late calls that took too long and were left behind
 * @param refused results that were no frame to go on with
 * @param longestCallMs to half a second
 * @param excluded whether operators have it left out
 */
public record PlugInView(String kind, String name, String bundle, String filter, int ranking, int streams, long frames,
        long failed,
        long late, long refused, long longestCallMs, boolean excluded) {}
