package org.livekit4j.ffi;

import java.util.Map;

/**
 * The counts of native handles. At any time {@code created = released + live}, except for calls that are in progress.
 *
 * @param created handles that the library has created
 * @param released handles that were released, individually or by the shutdown of the library
 * @param live handles that are owned now
 * @param liveByKind the number of live handles of each kind that has any
 */
public record HandleStatistics(long created, long released, long live, Map<HandleKind, Long> liveByKind) {}
