package org.livekit4j.media.internal;

/**
 * The identity of a plug-in.
 *
 * @param id the {@code service.id}; negative for a plug-in that is not a service
 * @param name its name, unless a property states one
 * @param bundleId the id of the bundle that registered it; -1 if there is none
 * @param bundle the symbolic name of that bundle; empty if there is none
 */
public record PlugInIdentity(long id, String name, long bundleId, String bundle) {}
