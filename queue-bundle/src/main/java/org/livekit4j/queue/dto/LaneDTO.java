package org.livekit4j.queue.dto;

import org.osgi.dto.DTO;

/** What went through one lane since the queue started; the fields are those of {@code LaneStatistics}. */
public class LaneDTO extends DTO {

    /** Name of the lane: {@code CONTROL}, {@code AUDIO}, {@code VIDEO} or {@code DATA}. */
    public String lane;

    public long events;

    public long filtered;

    public long delivered;

    public long dropped;

    /** All fields are still to be set. */
    public LaneDTO() {}
}
