package org.livekit4j.queue.dto;

import org.livekit4j.dto.FailedServiceDTO;
import org.osgi.dto.DTO;

/** The queue and its whiteboard. */
public class QueueRuntimeDTO extends DTO {

    /** What went through the queue, by kind of traffic. */
    public LaneDTO[] lanes;

    /** Services that are subscribed. */
    public SubscriberDTO[] subscribers;

    /** Services that are not, because something is wrong with them. */
    public FailedServiceDTO[] failedSubscribers;

    /** All fields are still to be set. */
    public QueueRuntimeDTO() {}
}
