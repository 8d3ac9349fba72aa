package org.livekit4j.queue.management;

import java.util.List;
import org.livekit4j.queue.SubscriberStatistics;

/** The queue of the native library's events, as {@value #OBJECT_NAME} on the platform's MBean server while it is open. */
public interface EventQueueMXBean {

    String OBJECT_NAME = "org.livekit4j:type=EventQueue";

    /** By kind of traffic; every lane is present. */
    List<LaneView> getLanes();

    /** Those of now. */
    List<SubscriberStatistics> getSubscribers();
}
