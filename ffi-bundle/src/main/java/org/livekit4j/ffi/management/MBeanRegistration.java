package org.livekit4j.ffi.management;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An MBean's place on the platform's MBean server. That it could not be had is in the log, and no reason for anything else not to work. */
public final class MBeanRegistration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MBeanRegistration.class);

    private final String name;
    private final AtomicBoolean registered;

    private MBeanRegistration(String name, boolean registered) {
        this.name = name;
        this.registered = new AtomicBoolean(registered);
    }

    /** @param name an object name */
    public static MBeanRegistration of(String name, Object bean) {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName(name));
            return new MBeanRegistration(name, true);
        } catch (JMException | SecurityException e) {
            LOG.warn("There is no MBean {}: {}", name, e.toString());
            return new MBeanRegistration(name, false);
        }
    }

    public String name() {
        return name;
    }

    /** Idempotent. */
    @Override
    public void close() {
        if (registered.compareAndSet(true, false)) {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(name));
            } catch (JMException | SecurityException e) {
                LOG.warn("The MBean {} is left behind: {}", name, e.toString());
            }
        }
    }
}
