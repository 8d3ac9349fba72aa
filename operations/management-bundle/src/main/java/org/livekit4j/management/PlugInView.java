package org.livekit4j.management;

/**
 * A processor or sink that is in use.
 *
 * @param kind the simple name of its interface
 * @param name its name
 * @param bundle the symbolic name of the bundle that registered it
 * @param filter a description of the streams that it matches
 * @param ranking its {@code service.ranking}
 * @param streams the number of its current streams
 * @param frames the frames that it received
 * @param failed the calls that threw
 * @param late the calls that exceeded the timeout and were abandoned
 * @param refused the results that were invalid frames
 * @param longestCallMs the duration of the longest call, in milliseconds
 * @param excluded whether an operator or the configuration excludes it
 */
public record PlugInView(String kind, String name, String bundle, String filter, int ranking, int streams, long frames,
        long failed,
        long late, long refused, long longestCallMs, boolean excluded) {}
