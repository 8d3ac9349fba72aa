package org.livekit4j.queue.plugin;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices calls that take too long, on all streams of one medium. A platform thread, so that processors that compute without end and keep
 * virtual threads from running do not keep this one; it is started when it is first needed, and sleeps while no stream has a processor.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final String name;
    private final Set<Chain<?>> chains = ConcurrentHashMap.newKeySet();
    private Thread thread;
    private volatile boolean closed;

    Watch(String name) {
        this.name = name;
    }

    synchronized void add(Chain<?> chain) {
        chains.add(chain);
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().daemon().name("livekit " + name)
                    .inheritInheritableThreadLocals(false).start(this::run);
        }
        LockSupport.unpark(thread);
    }

    private synchronized void removeIfIdle(Chain<?> chain) {
        if (chain.isIdle()) {
            chains.remove(chain);
        }
    }

    private void run() {
        while (!closed) {
            if (chains.isEmpty()) {
                LockSupport.park(this);
            } else {
                look(System.nanoTime());
                LockSupport.parkNanos(this, LOOK_NANOS);
            }
        }
    }

    private void look(long nanoTime) {
        for (Chain<?> chain : chains) {
            try {
                chain.overtakeIfLate(nanoTime);
                if (chain.isIdle()) {
                    removeIfIdle(chain);
                }
            } catch (RuntimeException | Error e) {
                LOG.error("The processors of {} could not be looked after", chain, e);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
