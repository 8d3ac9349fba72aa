package org.livekit4j.queue.dto;

import org.livekit4j.dto.ServiceDTO;

/** A service that is subscribed; the fields are those of {@code SubscriberStatistics}. */
public class SubscriberDTO extends ServiceDTO {

    /** The subscriber's name. */
    public String name;

    /** A description of its types, keys and predicate. */
    public String filter;

    /** Events that matched. */
    public long offered;

    /** Calls that returned or threw. */
    public long delivered;

    /** Calls that threw. */
    public long failed;

    /** Events that were delivered because the filter threw. */
    public long filterFailed;

    /** Events lost because the queue or memory was full, or because they waited when the subscription was closed. */
    public long dropped;

    /** Events lost because memory was full, although the overflow drops none. */
    public long lost;

    /** Events that wait now. */
    public long depth;

    /** The duration of the longest call, in milliseconds, to half a second. */
    public long longestCall;

    /** Creates a DTO whose fields are not set. */
    public SubscriberDTO() {}
}
