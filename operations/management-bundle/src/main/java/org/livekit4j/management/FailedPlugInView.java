package org.livekit4j.management;

/**
 * A service that is not used.
 *
 * @param kind simple name of its interface
 * @param bundle that registered it
 * @param reason what is wrong, and what would be right
 */
public record FailedPlugInView(String kind, long serviceId, String bundle, String reason) {}
