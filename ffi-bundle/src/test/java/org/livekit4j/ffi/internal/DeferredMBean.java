package org.livekit4j.ffi.internal;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.livekit4j.ffi.management.MBeanRegistration;

/** Registers an MBean in a JVM that has no MBean server yet, and says what it sees. */
public final class DeferredMBean {
    private static final String NAME = "org.livekit4j:type=DeferredMBean";

    private DeferredMBean() {}

    /** What is registered. */
    public interface MeterMXBean {
        int getLevel();
    }

    public static void main(String[] args) throws Exception {
        MBeanRegistration registration = MBeanRegistration.deferred(NAME, (MeterMXBean) () -> 7);
        System.out.println("servers " + MBeanServerFactory.findMBeanServer(null).size());
        ObjectName name = new ObjectName(NAME);
        while (!ManagementFactory.getPlatformMBeanServer().isRegistered(name)) {
            Thread.sleep(10);
        }
        System.out.println("level " + ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Level"));
        registration.close();
        System.out.println("afterwards " + ManagementFactory.getPlatformMBeanServer().isRegistered(name));
    }
}
