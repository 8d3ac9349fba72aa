package org.livekit4j.media.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.ffi.RepeatedWarning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the streams of one medium for calls that take too long, and for work that could not begin because memory or an executor
 * was full. It is a platform thread, so that plug-ins that never return and block all carrier threads do not block it. It is
 * started when first needed, and sleeps while there is nothing to check.
 */
final class LateCallWatchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LateCallWatchdog.class);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final String name;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final RepeatedWarning troubles = new RepeatedWarning();
    private Thread thread;
    private volatile boolean closed;

    LateCallWatchdog(String name) {
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
            long pause = lookAtAll();
            if (pause == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, pause);
            }
        }
    }

    private long lookAtAll() {
        try {
            long pause = Long.MAX_VALUE;
            for (Watched one : watched) {
                pause = Math.min(pause, lookAt(one));
            }
            return pause;
        } catch (OutOfMemoryError e) {
            return RETRY_NANOS;
        }
    }

    /** One that cannot be looked after keeps nobody from looking after the others. */
    private long lookAt(Watched one) {
        try {
            long pause = one.look(System.nanoTime());
            if (one.isOver()) {
                removeIfOver(one);
            }
            return pause;
        } catch (Throwable e) { // such as a lack of memory, which may be over at the next check
            troubles.report(count -> LOG.error("{} could not check a stream, {} times so far", name, count, e));
            return RETRY_NANOS;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        wake();
    }
}
