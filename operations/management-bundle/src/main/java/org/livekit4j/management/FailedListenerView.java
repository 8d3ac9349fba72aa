package org.livekit4j.management;

/**
 * A listener of rooms that is a service and is told nothing.
 *
 * @param bundle that registered it
 * @param reason what is wrong, and what would be right
 */
public record FailedListenerView(long serviceId, String bundle, String reason) {}
