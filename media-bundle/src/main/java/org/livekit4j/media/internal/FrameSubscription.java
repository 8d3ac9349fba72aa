package org.livekit4j.media.internal;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.livekit4j.ffi.Owner;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.track.MediaStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one subscriber of a stream. All its signals come from one thread, the one that {@linkplain #run runs} this. Frames beyond
 * its demand stay in the stream's mailbox. A subscriber that cancels closes the stream, because there can be no other consumer.
 */
public final class FrameSubscription<F> implements Flow.Subscription, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameSubscription.class);

    private final MediaStream<F> stream;
    private final Mailbox<F> frames;
    private final FrameReuse<F> reuse;
    private final Flow.Subscriber<? super F> subscriber;
    private final Consumer<Runnable> whenOver;
    private final Consumer<F> discard;
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean cancelled;
    private volatile IllegalArgumentException badRequest;
    private volatile Thread thread;
    private final UserCode guard;

    /**
     * @param whenOver runs a short task when the stream has ended
     * @param discard releases a frame that has no receiver
     */
    public FrameSubscription(MediaStream<F> stream, Mailbox<F> frames, FrameReuse<F> reuse,
            Flow.Subscriber<? super F> subscriber, Consumer<Runnable> whenOver, Consumer<F> discard) {
        this.stream = stream;
        this.whenOver = whenOver;
        this.discard = discard;
        this.frames = frames;
        this.reuse = reuse;
        this.subscriber = subscriber;
        this.guard = guard(subscriber);
    }

    private static UserCode guard(Flow.Subscriber<?> subscriber) {
        return new UserCode(LOG,
                () -> "Subscriber " + Owner.of(subscriber) + ", which gets nothing more and whose stream is closed,");
    }

    /** Lets a subscriber know that it gets nothing. */
    public static void refuse(Flow.Subscriber<?> subscriber, Throwable reason) {
        guard(subscriber).run(() -> {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long count) {}

                @Override
                public void cancel() {}
            });
            subscriber.onError(reason);
        });
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            badRequest = new IllegalArgumentException("request of " + count + " frames; it must be at least 1");
            stream.close();
        } else {
            demand.accumulateAndGet(count, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        }
        LockSupport.unpark(thread);
    }

    @Override
    public void cancel() {
        cancelled = true;
        stream.close();
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        whenOver.accept(() -> LockSupport.unpark(thread));
        boolean normally = guard.run(() -> {
            subscriber.onSubscribe(this);
            while (step()) {
                // one signal each
            }
        });
        if (!normally) {
            stream.close();
        }
    }

    private boolean step() {
        F frame = next();
        if (cancelled || badRequest != null) {
            if (frame != null) {
                discard.accept(frame);
            }
            if (!cancelled) {
                subscriber.onError(badRequest);
            }
            return false;
        }
        if (frame == null) {
            subscriber.onComplete();
            return false;
        }
        subscriber.onNext(frame);
        reuse.giveBack(frame);
        return true;
    }

    /** Waits for demand, then for a frame; null if there is none any more, or none is wanted. */
    private F next() {
        for (;;) {
            try {
                if (demand.get() > 0) {
                    F frame = frames.take();
                    demand.updateAndGet(d -> d == Long.MAX_VALUE ? d : d - 1);
                    return frame;
                }
            } catch (InterruptedException e) {
                // No other code knows this thread, so the subscriber has left the interrupt behind
            } catch (OutOfMemoryError e) {
                Polling.pauseWithoutMemory();
            }
            if (cancelled || badRequest != null || frames.isClosed() && frames.depth() == 0) {
                return null;
            }
            if (demand.get() == 0) {
                LockSupport.park(this);
                Thread.interrupted();
            }
        }
    }
}
