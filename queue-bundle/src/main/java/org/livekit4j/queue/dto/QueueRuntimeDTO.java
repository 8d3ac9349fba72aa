package org.livekit4j.queue.dto;

import org.livekit4j.dto.FailedServiceDTO;
import org.osgi.dto.DTO;

/** The state of the queue and its whiteboard. */
public class QueueRuntimeDTO extends DTO {

    /** The counts of each lane. */
    public LaneDTO[] lanes;

    /** The services that are subscribed. */
    public SubscriberDTO[] subscribers;

    /** The services that are not subscribed because they failed. */
    public FailedServiceDTO[] failedSubscribers;

    /** Creates a DTO whose fields are not set. */
    public QueueRuntimeDTO() {}
}
