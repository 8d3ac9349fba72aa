package org.livekit4j.ffi.track;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.time.Durations;
import org.livekit4j.track.StreamEnd;
import org.slf4j.LoggerFactory;

/**
 * The end of something that streams depend on: told once to each listener, also to one that comes later. What a listener throws is nothing to the
 * others, and to tell them takes no memory.
 */
public final class CompletionSignal {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final UserCode GUARD = new UserCode(LoggerFactory.getLogger(CompletionSignal.class),
            () -> "A listener to the end of a track");

    private final AtomicReference<StreamEnd> reason = new AtomicReference<>();
    /** Replaced as a whole, under the lock of this. */
    private volatile Listener[] listeners = {};

    /** Of something that goes on. */
    public CompletionSignal() {}

    /** Two listeners that are equal are two all the same, and each is called once only. */
    private static final class Listener {
        private final AtomicReference<Consumer<StreamEnd>> target;

        Listener(Consumer<StreamEnd> target) {
            this.target = new AtomicReference<>(Objects.requireNonNull(target, "listener is null"));
        }

        void tell(StreamEnd reason) {
            Consumer<StreamEnd> untold = target.getAndSet(null);
            if (untold != null) {
                GUARD.accept(untold, reason);
            }
        }
    }

    /**
     * Adds a listener; it is called on the thread that ends this, or at once if that is over.
     *
     * @return removes it
     */
    public Registration listen(Consumer<StreamEnd> target) {
        Listener listener = new Listener(target);
        add(listener);
        StreamEnd why = reason.get();
        if (why != null) {
            listener.tell(why);
        }
        return () -> remove(listener);
    }

    private synchronized void add(Listener listener) {
        Listener[] more = Arrays.copyOf(listeners, listeners.length + 1);
        more[listeners.length] = listener;
        listeners = more;
    }

    private synchronized void remove(Listener listener) {
        listeners = Arrays.stream(listeners).filter(one -> one != listener).toArray(Listener[]::new);
    }

    /**
     * Waits for the end.
     *
     * @return the reason; the other one if there is none in this time, or if the thread is interrupted
     */
    public StreamEnd await(Duration timeout, StreamEnd otherwise) {
        long deadline = System.nanoTime() + Durations.nanos(timeout);
        while (reason.get() == null && deadline - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, LOOK_AGAIN_NANOS); // timed waits of java.util.concurrent do not end by time when there is no memory
        }
        StreamEnd why = reason.get();
        return why == null ? otherwise : why;
    }

    /** Tells the listeners, if this is the first end. */
    public void end(StreamEnd why) {
        if (reason.compareAndSet(null, Objects.requireNonNull(why, "reason is null"))) {
            Listener[] all = listeners;
            for (int i = 0; i < all.length; i++) {
                all[i].tell(why);
            }
        }
    }
}
