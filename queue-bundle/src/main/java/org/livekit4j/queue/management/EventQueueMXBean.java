package org.livekit4j.queue.management;

import java.util.List;
import java.util.Map;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.SubscriberStatistics;

/**
 * The queue of the native library's events, registered as {@value #OBJECT_NAME} on the platform's MBean server while it is open:
 * from the beginning if the JVM has an MBean server, and otherwise from a second after something has made one. Safe for use by several threads.
 */
public interface EventQueueMXBean {

    /** The object name. */
    String OBJECT_NAME = "org.livekit4j:type=EventQueue";

    /** {@return the counts of each lane since the queue was opened; every lane is present} */
    Map<Lane, LaneStatistics> getLanes();

    /** {@return the counts of the current subscribers} */
    List<SubscriberStatistics> getSubscribers();
}
