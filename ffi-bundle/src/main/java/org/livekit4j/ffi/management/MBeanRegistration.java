package org.livekit4j.ffi.management;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registration of an MBean on the platform's MBean server. A failure to register is logged and has no other effect. Safe for
 * use by several threads.
 */
public final class MBeanRegistration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MBeanRegistration.class);

    /** A program has started by then, as a rule. */
    private static final Duration DELAY = Duration.ofMillis(500);

    private final String name;
    private final Object bean;
    private boolean registered;
    private boolean closed;

    private MBeanRegistration(String name, Object bean) {
        this.name = name;
        this.bean = bean;
    }

    /**
     * Registers an MBean.
     *
     * @param name the object name
     * @param bean the MBean
     * @return the registration; the caller closes it
     */
    public static MBeanRegistration of(String name, Object bean) {
        MBeanRegistration registration = new MBeanRegistration(name, bean);
        registration.register();
        return registration;
    }

    /**
     * Registers an MBean so that no program starts more slowly by it: at once if the JVM has an MBean server already, and otherwise
     * on another thread after half a second, unless the registration is closed before.
     *
     * @param name the object name
     * @param bean the MBean
     * @return the registration; the caller closes it
     */
    public static MBeanRegistration deferred(String name, Object bean) {
        if (!MBeanServerFactory.findMBeanServer(null).isEmpty()) {
            return of(name, bean);
        }
        MBeanRegistration registration = new MBeanRegistration(name, bean);
        Thread.ofVirtual().name("livekit-mbean").inheritInheritableThreadLocals(false).start(registration::registerLater);
        return registration;
    }

    private void registerLater() {
        try {
            Thread.sleep(DELAY);
            register();
        } catch (InterruptedException e) {
            LOG.warn("The MBean {} was not registered: its thread was interrupted", name);
        }
    }

    private synchronized void register() {
        if (closed) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName(name));
            registered = true;
        } catch (JMException | SecurityException e) {
            LOG.warn("The MBean {} could not be registered: {}", name, e.toString());
        }
    }

    /** {@return the object name} */
    public String name() {
        return name;
    }

    /** Unregisters the MBean. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        if (registered) {
            registered = false;
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(name));
            } catch (JMException | SecurityException e) {
                LOG.warn("The MBean {} could not be unregistered: {}", name, e.toString());
            }
        }
    }
}
