package org.livekit4j.ffi;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.livekit4j.time.Durations;
import org.livekit4j.track.StreamEnd;

/** The end of something that streams depend on: told once to each listener, also to one that comes later. */
public final class Ending {
    private final AtomicReference<StreamEnd> reason = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Of something that goes on. */
    public Ending() {}

    /** Two listeners that are equal are two all the same, and each is called once only. */
    private static final class Listener {
        private final AtomicReference<Consumer<StreamEnd>> target;

        Listener(Consumer<StreamEnd> target) {
            this.target = new AtomicReference<>(Objects.requireNonNull(target, "listener is null"));
        }

        void tell(StreamEnd reason) {
            Consumer<StreamEnd> untold = target.getAndSet(null);
            if (untold != null) {
                untold.accept(reason);
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
        listeners.add(listener);
        StreamEnd why = reason.get();
        if (why != null) {
            listener.tell(why);
        }
        return () -> listeners.remove(listener);
    }

    /**
     * Waits for the end.
     *
     * @return the reason; the other one if there is none in this time, or if the thread is interrupted
     */
    public StreamEnd await(Duration patience, StreamEnd otherwise) {
        try {
            return over.await(Durations.nanos(patience), TimeUnit.NANOSECONDS) ? reason.get() : otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }

    /** Tells the listeners, if this is the first end. */
    public void end(StreamEnd why) {
        if (reason.compareAndSet(null, Objects.requireNonNull(why, "reason is null"))) {
            over.countDown();
            listeners.forEach(listener -> listener.tell(why));
            listeners.clear();
        }
    }
}
