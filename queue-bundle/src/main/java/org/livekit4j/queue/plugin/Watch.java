package org.livekit4j.queue.plugin;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.ffi.RepeatedWarning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the streams of one medium: calls that take too long, and what could not be begun because memory or an executor was full. A
 * platform thread, so that plug-ins that compute without end and keep virtual threads from running do not keep this one; it is started when it
 * is first needed, and sleeps while there is nothing to look after.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final String name;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final RepeatedWarning troubles = new RepeatedWarning();
    private Thread thread;
    private volatile boolean closed;

    Watch(String name) {
        this.name = name;
    }

    synchronized void add(Watched more) {
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().daemon().name("livekit " + name).inheritInheritableThreadLocals(false).start(this::run);
        }
        watched.add(more);
        wake();
    }

    /** Looks soon. Takes no memory. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private synchronized void removeIfOver(Watched over) {
        if (over.isOver()) {
            watched.remove(over);
        }
    }

    private void run() {
        while (!closed) {
            long pause = look();
            if (pause == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, pause);
            }
        }
    }

    private long look() {
        long pause = Long.MAX_VALUE;
        try {
            for (Watched one : watched) {
                pause = Math.min(pause, one.look(System.nanoTime()));
                if (one.isOver()) {
                    removeIfOver(one);
                }
            }
        } catch (Throwable e) { // such as no memory; the next look may have some
            troubles.report(count -> LOG.error("{} could not look after the streams, {} times so far", name, count, e));
            return RETRY_NANOS;
        }
        return pause;
    }

    @Override
    public synchronized void close() {
        closed = true;
        wake();
    }
}
