package org.livekit4j.queue;

import org.livekit4j.queue.concurrent.Overflow;

/**
 * What one subscriber got.
 *
 * @param name of the subscriber
 * @param owner bundle that registered it; empty in plain Java
 * @param filter what it asked for, in words
 * @param offered events that its filter let through
 * @param delivered calls that returned or threw; of a {@link PullSubscription}, events that were taken
 * @param failed calls that threw
 * @param filterFailed events that were delivered because the predicate threw
 * @param dropped events lost because its queue was full, for want of memory, or that waited when it was closed
 * @param depth events that wait now
 * @param longestMillis how long its longest call took, to half a second; 0 if none took longer
 * @param lost events lost against its {@link Overflow}, because memory was full; it is told of them
 */
public record SubscriberStatistics(String name, String owner, String filter, long offered, long delivered, long failed,
        long filterFailed, long dropped, long depth, long longestMillis, long lost) {}
