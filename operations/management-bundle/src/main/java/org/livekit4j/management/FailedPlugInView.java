package org.livekit4j.management;

/**
 * A service that is not used because it failed.
 *
 * @param kind the simple name of its interface
 * @param serviceId the {@code service.id}
 * @param bundle the symbolic name of the bundle that registered it
 * @param reason the problem and the remedy
 */
public record FailedPlugInView(String kind, long serviceId, String bundle, String reason) {}
