package org.livekit4j.ffi;

/**
 * The fate of the native library's events, counted since the library was opened.
 *
 * @param received calls of the event callback
 * @param answers events that completed a pending request
 * @param routed events with at least one receiver
 * @param unwanted events without a receiver; their handles were released
 * @param failed events that could not be handled; the log has the reasons
 * @param parked events that are kept until there is a queue
 * @param lost events that arrived while there was no queue and could not be kept
 * @param logsDropped log records dropped because logging was slower than the library
 */
public record EventStatistics(long received, long answers, long routed, long unwanted, long failed,
        long parked, long lost, long logsDropped) {}
