package org.livekit4j.queue;

import org.livekit4j.queue.concurrent.Overflow;

/**
 * The counts of one subscriber.
 *
 * @param name the subscriber's name
 * @param owner the bundle that registered it; empty in plain Java
 * @param filter a description of its types, keys and predicate
 * @param offered events that matched
 * @param delivered calls that returned or threw; for a {@link PullSubscription}, events that were taken
 * @param failed calls that threw
 * @param filterFailed events that were delivered because the predicate threw
 * @param dropped events lost because the queue or memory was full, or because they waited when the subscription was closed
 * @param depth events that wait now
 * @param longestMillis the duration of the longest call, in milliseconds, to half a second; 0 if no call took longer than that
 * @param lost events lost because memory was full, although the {@link Overflow} drops none; the subscriber is notified of them
 */
public record SubscriberStatistics(String name, String owner, String filter, long offered, long delivered, long failed,
        long filterFailed, long dropped, long depth, long longestMillis, long lost) {}
