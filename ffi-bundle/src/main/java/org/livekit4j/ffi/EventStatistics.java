package org.livekit4j.ffi;

/**
 * What became of the events of the native library.
 *
 * @param received callbacks
 * @param answers events that completed a pending request
 * @param routed events with at least one receiver
 * @param unwanted events that nobody wanted; their handles were released
 * @param failed events that could not be handled, and are in the log
 * @param parked events that wait for a queue, because there is none now
 * @param lost events that came while there was no queue and could not be kept for one
 * @param logsDropped log records lost because the log was slower than the library
 */
public record EventStatistics(long received, long answers, long routed, long unwanted, long failed,
        long parked, long lost, long logsDropped) {}
