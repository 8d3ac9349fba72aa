package org.livekit4j.ffi;

import java.util.Map;

/**
 * The account of native handles; at every moment {@code created = released + live}, up to calls that are under way.
 *
 * @param created handles that the library has given out
 * @param released handles that were given back, or went with the library
 * @param live handles that have an owner now
 * @param liveByKind kinds with live handles
 */
public record HandleStatistics(long created, long released, long live, Map<HandleKind, Long> liveByKind) {}
