package org.livekit4j.queue.dto;

import org.osgi.dto.DTO;

/** The counts of one lane since the queue was opened; the fields are those of {@code LaneStatistics}. */
public class LaneDTO extends DTO {

    /** The name of the lane: {@code CONTROL}, {@code AUDIO}, {@code VIDEO} or {@code DATA}. */
    public String lane;

    /** Events that were offered to the queue. */
    public long events;

    /** Events without receivers. */
    public long filtered;

    /** Deliveries to subscribers, including those that wait in a queue. */
    public long delivered;

    /** Deliveries lost because a queue was full or a subscription ended. */
    public long dropped;

    /** Creates a DTO whose fields are not set. */
    public LaneDTO() {}
}
