package org.livekit4j.track;

/**
 * Counts a stream's frames. {@code received = delivered + dropped + queued} whenever no frame is being moved.
 *
 * @param received the frames that the native library delivered
 * @param delivered the frames that the consumer took
 * @param dropped the frames that were lost because the consumer or a processor was too slow, or that were queued at close
 * @param queued the frames that wait for processors or the consumer now
 */
public record StreamStatistics(long received, long delivered, long dropped, long queued) {}
