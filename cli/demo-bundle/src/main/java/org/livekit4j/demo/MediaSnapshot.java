package org.livekit4j.demo;

import java.util.List;

/**
 * One medium at one moment.
 *
 * @param running whether its service is there and its streams are open
 * @param counts until now; the latency is that of the last second or so
 */
public record MediaSnapshot(boolean running, MediaCounts counts, List<StreamSnapshot> streams) {}
