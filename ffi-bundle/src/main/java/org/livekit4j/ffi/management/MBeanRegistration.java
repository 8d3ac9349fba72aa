package org.livekit4j.ffi.management;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
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

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Object bean;
    /** For an MBean server; null if there is one. */
    private Thread waiting;
    private boolean registered;
    private volatile boolean closed;

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
     * Registers an MBean when someone can look at it: at once if the JVM has an MBean server, and otherwise within a second after
     * something has made one, such as a tool that attaches to the JVM. A program in which nobody looks at MBeans starts sooner and
     * holds some megabytes less without a server.
     *
     * @param name the object name
     * @param bean the MBean
     * @return the registration; the caller closes it
     */
    public static MBeanRegistration deferred(String name, Object bean) {
        if (hasServer()) {
            return of(name, bean);
        }
        MBeanRegistration registration = new MBeanRegistration(name, bean);
        registration.startWaiting();
        return registration;
    }

    private static boolean hasServer() {
        return !MBeanServerFactory.findMBeanServer(null).isEmpty();
    }

    private synchronized void startWaiting() {
        try {
            waiting = Thread.ofPlatform().daemon().name("livekit-mbean").inheritInheritableThreadLocals(false)
                    .start(this::awaitServer);
        } catch (OutOfMemoryError e) {
            LOG.warn("The MBean {} will not be registered: there is no thread to wait for an MBean server", name);
        }
    }

    private void awaitServer() {
        boolean there = false;
        while (!there && !closed) {
            LockSupport.parkNanos(PAUSE.toNanos());
            try {
                there = hasServer();
            } catch (OutOfMemoryError e) {
                // It looks again
            }
        }
        register();
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
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
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
