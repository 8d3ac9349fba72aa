package org.livekit4j.media.internal;

/**
 * Which plug-in it is.
 *
 * @param id the {@code service.id}; below 0 for one that is no service
 * @param name what it is called if no property gives it a name
 * @param bundleId bundle that registered it; -1 if there is none
 * @param bundle symbolic name of that bundle; empty if there is none
 */
public record PlugInIdentity(long id, String name, long bundleId, String bundle) {}
