package org.livekit4j.media.internal;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.livekit4j.ffi.UserCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances of one plug-in. Creating one runs the plug-in's own code, which may fail: then one of the streams requests it
 * again after growing delays, on behalf of all of them.
 */
final class Supply<S> {
    private static final Logger LOG = LoggerFactory.getLogger(Supply.class);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final InstanceProvider<S> source;
    private final UserCode making;
    private final UserCode release;
    /** Made beforehand: instances are given back also while there is no memory. */
    private final Consumer<S> giveBack;
    /** When it may be asked for again; of no concern while none has failed. */
    private final AtomicLong dueNanos = new AtomicLong();
    private volatile long pauseNanos;
    /** Why there was no instance the last time; null if there was one. */
    private volatile String failure;

    /** @param name of the plug-in, for the log */
    Supply(InstanceProvider<S> source, Supplier<String> name) {
        this.source = source;
        this.giveBack = source::release;
        this.making = new UserCode(LOG, () -> name.get() + " cannot be had, and streams go on without it: to make an instance");
        this.release = new UserCode(LOG, () -> name.get() + ", to which an instance was given back,");
    }

    /** Whether it is worth asking now. */
    boolean isDue() {
        return failure == null || System.nanoTime() - dueNanos.get() >= 0;
    }

    /** An instance; null if there is none now. */
    S get() {
        boolean again = failure != null;
        if (again && !claim()) {
            return null;
        }
        try {
            S made = source.get();
            if (made == null) {
                throw new IllegalStateException("the bundle provides no instance of this service; its log may say why");
            }
            recover();
            return made;
        } catch (Throwable e) {
            failed(e, again ? Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS) : FIRST_PAUSE_NANOS);
            return null;
        }
    }

    private boolean claim() {
        long due = dueNanos.get();
        long now = System.nanoTime();
        return now - due >= 0 && dueNanos.compareAndSet(due, now + pauseNanos);
    }

    private void failed(Throwable e, long pause) {
        pauseNanos = pause;
        dueNanos.set(System.nanoTime() + pause);
        failure = "no instance of it can be had (" + e.getClass().getName() + "); it is asked for again in "
                + TimeUnit.NANOSECONDS.toSeconds(pause) + " s, or when the service changes";
        making.failed(e);
    }

    /** The service has changed: perhaps there is an instance now. */
    void recover() {
        failure = null;
    }

    /** How often none could be had. */
    long failures() {
        return making.failures();
    }

    /** Why there is no instance, if that is so. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Gives an instance back. Throws nothing. */
    void release(S instance) {
        release.accept(giveBack, instance);
    }
}
