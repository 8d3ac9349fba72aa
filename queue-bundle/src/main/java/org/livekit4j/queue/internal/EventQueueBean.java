package org.livekit4j.queue.internal;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.management.EventQueueMXBean;
import org.livekit4j.queue.management.LaneView;
import org.livekit4j.queue.management.SubscriberView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue's MBean. That it cannot be registered is no reason for the queue not to work. */
final class EventQueueBean implements EventQueueMXBean {
    private static final Logger LOG = LoggerFactory.getLogger(EventQueueBean.class);

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final String name;
    private final Supplier<QueueStatistics> statistics;
    private boolean registered;

    EventQueueBean(String name, Supplier<QueueStatistics> statistics) {
        this.name = name;
        this.statistics = statistics;
    }

    @Override
    public List<LaneView> getLanes() {
        return statistics.get().lanes().entrySet().stream().map(lane -> new LaneView(lane.getKey(), lane.getValue())).toList();
    }

    @Override
    public List<SubscriberView> getSubscribers() {
        return statistics.get().subscribers().stream().map(SubscriberView::new).toList();
    }

    void register() {
        try {
            server.registerMBean(this, new ObjectName(name));
            registered = true;
        } catch (JMException | SecurityException e) {
            LOG.warn("The queue has no MBean: {}", e.toString());
        }
    }

    void unregister() {
        if (registered) {
            try {
                server.unregisterMBean(new ObjectName(name));
            } catch (JMException | SecurityException e) {
                LOG.warn("The queue's MBean is left behind: {}", e.toString());
            }
        }
    }
}
