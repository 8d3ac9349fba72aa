package org.livekit4j.management;

/**
 * A service that is meant to be a listener of rooms and is not used.
 *
 * @param serviceId the ID of the service
 * @param bundle the bundle that registered it
 * @param reason what is wrong, and what would be right
 */
public record FailedListenerView(long serviceId, String bundle, String reason) {}
