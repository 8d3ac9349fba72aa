package org.livekit4j.bench.soak.sample;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What the event queue says of itself to operators, by its MBean: so the queue's bundle can be replaced meanwhile. */
public final class QueueGauge implements Gauge {
    private static final String[] LANES = {"CONTROL", "AUDIO", "VIDEO", "DATA"};

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName name;

    public QueueGauge() throws JMException {
        name = new ObjectName("org.livekit4j:type=EventQueue");
    }

    @Override
    public void read(Map<String, Number> figures) throws JMException {
        CompositeData[] lanes = table("Lanes");
        CompositeData[] subscribers = table("Subscribers");
        figures.put("subscribers", subscribers.length);
        figures.put("waiting", sum(subscribers, "depth"));
        figures.put("failed_calls", sum(subscribers, "failed"));
        for (String lane : LANES) {
            CompositeData[] own = only(lanes, lane);
            figures.put(lane.toLowerCase(Locale.ROOT) + "_events", sum(own, "events"));
            figures.put(lane.toLowerCase(Locale.ROOT) + "_dropped", sum(own, "dropped"));
        }
    }

    /** Without rows while there is no queue. */
    private CompositeData[] table(String attribute) throws JMException {
        try {
            return (CompositeData[]) server.getAttribute(name, attribute);
        } catch (InstanceNotFoundException e) {
            return new CompositeData[0];
        }
    }

    private static CompositeData[] only(CompositeData[] lanes, String lane) {
        for (CompositeData row : lanes) {
            if (lane.equals(row.get("lane"))) {
                return new CompositeData[]{row};
            }
        }
        return new CompositeData[0];
    }

    private static long sum(CompositeData[] rows, String column) {
        long sum = 0;
        for (CompositeData row : rows) {
            sum += (long) row.get(column);
        }
        return sum;
    }
}
