package org.livekit4j.bench.soak.sample;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

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
        CompositeData[] subscribers = attribute("Subscribers", new CompositeData[0]);
        figures.put("subscribers", subscribers.length);
        figures.put("waiting", sum(subscribers, "depth"));
        figures.put("failed_calls", sum(subscribers, "failed"));
        for (String lane : LANES) {
            CompositeData[] own = counts(lane);
            figures.put(lane.toLowerCase(Locale.ROOT) + "_events", sum(own, "events"));
            figures.put(lane.toLowerCase(Locale.ROOT) + "_dropped", sum(own, "dropped"));
        }
    }

    /** Without rows while there is no queue. */
    private CompositeData[] counts(String lane) throws JMException {
        TabularData lanes = attribute("Lanes", null);
        return lanes == null
                ? new CompositeData[0]
                : new CompositeData[]{(CompositeData) lanes.get(new Object[]{lane}).get("value")};
    }

    @SuppressWarnings("unchecked") // the MBean says what its attributes are
    private <T> T attribute(String attribute, T otherwise) throws JMException {
        try {
            return (T) server.getAttribute(name, attribute);
        } catch (InstanceNotFoundException e) {
            return otherwise;
        }
    }

    private static long sum(CompositeData[] rows, String column) {
        long sum = 0;
        for (CompositeData row : rows) {
            sum += (long) row.get(column);
        }
        return sum;
    }
}
