package org.livekit4j.ffi.track;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.time.Durations;
import org.livekit4j.track.StreamEnd;
import org.slf4j.LoggerFactory;

/**
 * The end of an object that streams depend on. Each listener is called once, even if it is added after the end. An exception of a
 * listener does not affect the others, and calling listeners needs no memory. Safe for use by several threads.
 */
public final class CompletionSignal {
    private static final UserCode GUARD = new UserCode(LoggerFactory.getLogger(CompletionSignal.class),
            () -> "A listener to the end of a track");

    private final AtomicReference<StreamEnd> reason = new AtomicReference<>();
    /** Replaced as a whole, under the lock of this. */
    private volatile Listener[] listeners = {};

    /** Creates a signal for an object that has not ended. */
    public CompletionSignal() {}

    /** Compared by identity; called at most once. */
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
     * Adds a listener. It is called on the thread that signals the end, or by this method if the object has ended.
     *
     * @param target the listener
     * @return removes the listener when closed
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
     * Waits for the end, for a bounded time.
     *
     * @param timeout how long to wait
     * @param otherwise the result if the time is up or the thread is interrupted; the interrupt status stays set
     * @return the reason of the end, or {@code otherwise}
     */
    public StreamEnd await(Duration timeout, StreamEnd otherwise) {
        Polling.await(() -> reason.get() != null || Thread.currentThread().isInterrupted(),
                System.nanoTime() + Durations.nanos(timeout));
        StreamEnd why = reason.get();
        return why == null ? otherwise : why;
    }

    /**
     * Signals the end and calls the listeners. Later calls have no effect.
     *
     * @param why the reason
     */
    public void end(StreamEnd why) {
        if (reason.compareAndSet(null, Objects.requireNonNull(why, "reason is null"))) {
            Listener[] all = listeners;
            for (int i = 0; i < all.length; i++) {
                all[i].tell(why);
            }
        }
    }
}
