package org.livekit4j.media.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.ffi.NativeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events that arrived before the key of their stream was known. */
public final class PreOpenBuffer {
    /** A stream is opened within milliseconds, in which hundreds of others go on. */
    static final int MOST = 256;
    private static final Logger LOG = LoggerFactory.getLogger(PreOpenBuffer.class);

    /** Held for an addition or an exchange of queues, never during a call. */
    private final ReentrantLock lock = new ReentrantLock();
    private Queue<NativeEvent> events = new ArrayDeque<>();
    private volatile boolean over;
    private volatile boolean missed;

    /** @return false if the time to hold events is over */
    public boolean hold(NativeEvent event) {
        if (over) {
            return false;
        }
        NativeEvent tooMany;
        lock.lock();
        try {
            if (over) {
                return false;
            }
            keep(event);
            tooMany = events.size() > MOST ? events.remove() : null;
        } catch (OutOfMemoryError e) {
            missed |= !event.isFrame();
            return true;
        } finally {
            lock.unlock();
        }
        if (tooMany != null) {
            tooMany.close();
        }
        return true;
    }

    private void keep(NativeEvent event) {
        NativeEvent kept = event.retain();
        try {
            events.add(kept);
        } catch (OutOfMemoryError e) {
            kept.close();
            throw e;
        }
    }

    /** An event was lost that may have been the stream's. */
    public void miss() {
        missed = true;
    }

    public boolean hasMissed() {
        return missed;
    }

    /** Hands out what is held, and what comes meanwhile, in order; then events are held no more. */
    public void replay(Consumer<NativeEvent> handler) {
        Error failure = null;
        for (Queue<NativeEvent> held = exchange(); !held.isEmpty(); held = exchange()) {
            for (NativeEvent event : held) {
                try (event) {
                    handler.accept(event);
                } catch (RuntimeException e) {
                    LOG.warn("An early event of a stream was lost", e);
                } catch (Error e) { // such as a lack of memory; the other events must still be closed
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Queue<NativeEvent> exchange() {
        lock.lock();
        try {
            Queue<NativeEvent> held = events;
            over = held.isEmpty();
            events = new ArrayDeque<>();
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up what is held; events are held no more. */
    public void release() {
        replay(event -> {
        });
    }
}
