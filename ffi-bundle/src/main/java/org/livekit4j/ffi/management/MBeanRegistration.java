package org.livekit4j.ffi.management;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registration of an MBean on the platform's MBean server. A failure to register is logged and has no other effect. Safe for
 * use by several threads.
 */
public final class MBeanRegistration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MBeanRegistration.class);

    private final String name;
    private final AtomicBoolean registered;

    private MBeanRegistration(String name, boolean registered) {
        this.name = name;
        this.registered = new AtomicBoolean(registered);
    }

    /**
     * Registers an MBean.
     *
     * @param name the object name
     * @param bean the MBean
     * @return the registration; the caller closes it
     */
    public static MBeanRegistration of(String name, Object bean) {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName(name));
            return new MBeanRegistration(name, true);
        } catch (JMException | SecurityException e) {
            LOG.warn("The MBean {} could not be registered: {}", name, e.toString());
            return new MBeanRegistration(name, false);
        }
    }

    /** {@return the object name} */
    public String name() {
        return name;
    }

    /** Unregisters the MBean. Idempotent. */
    @Override
    public void close() {
        if (registered.compareAndSet(true, false)) {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(name));
            } catch (JMException | SecurityException e) {
                LOG.warn("The MBean {} could not be unregistered: {}", name, e.toString());
            }
        }
    }
}
