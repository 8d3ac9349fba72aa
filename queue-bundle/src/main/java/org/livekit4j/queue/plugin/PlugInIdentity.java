package org.livekit4j.queue.plugin;

/**
 * Which plug-in it is.
 *
 * @param id the {@code service.id}; below 0 for one that is no service
 * @param name what it is called if no property gives it a name
 * @param bundle symbolic name of the bundle that registered it; empty if there is none
 */
public record PlugInIdentity(long id, String name, String bundle) {}
