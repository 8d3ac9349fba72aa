package org.livekit4j.track;

/**
 * What became of a stream's frames. {@code received = delivered + dropped + queued} once nobody is at work on the stream.
 *
 * @param received frames that the native library handed over
 * @param delivered frames that the consumer took
 * @param dropped frames lost because the consumer, or a processor, was slower than the stream and the queue before it was full, or queued
 *     at close
 * @param queued frames that wait now, for processors or the consumer
 */
public record StreamStatistics(long received, long delivered, long dropped, long queued) {}
