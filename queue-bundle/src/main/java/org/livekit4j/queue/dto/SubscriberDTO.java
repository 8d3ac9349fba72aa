package org.livekit4j.queue.dto;

import org.livekit4j.dto.ServiceDTO;

/** A service that is subscribed; the fields are those of {@code SubscriberStatistics}. */
public class SubscriberDTO extends ServiceDTO {

    public String name;

    /** What it asks for, in words. */
    public String filter;

    public long offered;

    public long delivered;

    public long failed;

    public long filterFailed;

    public long dropped;

    /** Events lost because memory was full. */
    public long lost;

    /** Events that wait now. */
    public long depth;

    /** In milliseconds, to half a second. */
    public long longestCall;

    /** All fields are still to be set. */
    public SubscriberDTO() {}
}
