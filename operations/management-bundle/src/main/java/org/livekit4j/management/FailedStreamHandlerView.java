package org.livekit4j.management;

/**
 * A service that is meant to handle streams and is not used.
 *
 * @param serviceId the ID of the service
 * @param bundle the bundle that registered it
 * @param state {@code SHADOWED} if another service handles its streams, else {@code FAILED}
 * @param reason the problem and the remedy
 */
public record FailedStreamHandlerView(long serviceId, String bundle, String state, String reason) {}
