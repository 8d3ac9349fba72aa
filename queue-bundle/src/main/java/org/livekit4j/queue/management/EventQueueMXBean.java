package org.livekit4j.queue.management;

import java.util.List;
import org.livekit4j.queue.SubscriberStatistics;

/**
 * The queue of the native library's events, registered as {@value #OBJECT_NAME} on the platform's MBean server while it is open.
 * Safe for use by several threads.
 */
public interface EventQueueMXBean {

    /** The object name. */
    String OBJECT_NAME = "org.livekit4j:type=EventQueue";

    /** {@return the counts of each lane; every lane is present} */
    List<LaneView> getLanes();

    /** {@return the counts of the current subscribers} */
    List<SubscriberStatistics> getSubscribers();
}
