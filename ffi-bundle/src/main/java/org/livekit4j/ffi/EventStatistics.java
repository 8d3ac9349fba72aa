package org.livekit4j.ffi;

/**
 * What became of the events of the native library.
 *
 * @param received callbacks
 * @param answers events that completed a pending request
 * @param routed events that somebody wanted
 * @param unwanted events that nobody wanted; their handles were released
 * @param failed events that could not be handled, and are in the log
 * @param logsDropped log records lost because the log was slower than the library
 */
public record EventStatistics(long received, long answers, long routed, long unwanted, long failed, long logsDropped) {}
