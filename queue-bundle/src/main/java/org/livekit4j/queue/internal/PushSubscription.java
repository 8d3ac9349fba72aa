package org.livekit4j.queue.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.management.FlightEvents;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;

/** A subscriber that is called: at once, or on a virtual thread of its own. */
final class PushSubscription<E> extends SubscriptionImpl<E> {
    private final Consumer<? super E> subscriber;
    private final LongConsumer onLoss;
    private final UserCode guard = new Guard();
    private final SubscriberInvoker<E> calls;
    private final SlowCallDetector watch;
    private final RepeatedWarning slowness = new RepeatedWarning();
    /** Null as long as all delivery was direct; once there, it stays, because publishers may be on their way to it. */
    private volatile Mailbox<E> mailbox;
    private volatile boolean queued;

    /** @param onLoss told how many events it has lost because memory was full */
    PushSubscription(SubscriptionRegistry<E> directory, SubscriptionSpec<E> spec, Consumer<? super E> subscriber,
            LongConsumer onLoss) {
        super(directory, spec);
        this.subscriber = subscriber;
        this.onLoss = onLoss;
        calls = new SubscriberInvoker<>(subscriber, guard);
        watch = new SlowCallDetector(calls);
        adopt(spec);
    }

    /** What the subscriber throws loses that event only. */
    private final class Guard extends UserCode {
        Guard() {
            super(LOG, () -> PushSubscription.this + ", which loses that event only,");
        }

        @Override
        public void failed(Throwable failure) {
            if (failure instanceof OutOfMemoryError) { // it may have done half of what the event meant
                losses.add();
            }
            super.failed(failure);
        }
    }

    @Override
    boolean accept(E event) {
        try {
            if (!queued) {
                return calls.call(event);
            }
            enqueue(mailbox, event);
        } catch (Throwable e) { // such as no memory for a copy: others may still get the event
            unqueued(event);
        }
        return true;
    }

    @Override
    void adopt(SubscriptionSpec<E> spec) {
        boolean queue = spec.delivery() == Delivery.QUEUED;
        if (mailbox != null) {
            mailbox.reconfigure(spec.capacity(), spec.overflow());
        } else if (queue) {
            Mailbox<E> created = Mailboxes.create(spec.capacity(), spec.overflow(), this::lose, this::grown);
            CallbackThreads.start(spec.name(), subscriber, () -> run(created));
            mailbox = created;
        }
        queued = queue;
    }

    private void run(Mailbox<E> queue) {
        while (!queue.isClosed() || queue.depth() > 0) {
            E event = null;
            try {
                event = queue.take();
                if (event != null) {
                    call(event);
                }
            } catch (InterruptedException e) {
                // Nobody else knows this thread: the subscriber left the interrupt behind
            } catch (Throwable e) { // no memory on the way to the subscriber
                if (event != null) {
                    uncalled(event);
                }
                Polling.pauseWithoutMemory();
            }
        }
    }

    private void call(E event) {
        if (calls.call(event)) {
            release(event);
        } else {
            lose(event);
        }
    }

    @Override
    void shut() {
        calls.close();
        Mailbox<E> queue = mailbox;
        if (queue != null) {
            queue.close();
            queue.discard();
        }
    }

    @Override
    boolean isShut() {
        return calls.isClosed();
    }

    @Override
    boolean drain(long deadline) {
        Mailbox<E> queue = mailbox;
        if (queue == null || calls.areOfThisThread()) {
            return true;
        }
        boolean drained = Polling.await(() -> queue.depth() == 0 && calls.allFinished() >= queue.taken(), deadline);
        if (!drained) {
            LOG.warn("{} is slow: it loses {} events that wait in a closing queue", this, queue.depth());
        }
        return drained;
    }

    @Override
    void awaitQuiet(long deadline) {
        if (!calls.awaitQuiet(deadline)) {
            LOG.warn("{} is closed but has not returned from a call for {} ms; it receives no more events", this, CLOSE_MILLIS);
        }
    }

    void watch(long nanoTime, long slowMillis) {
        watch.look(nanoTime, slowMillis, this::slow);
        if (!isShut()) {
            losses.tell(spec().name() + " loss", guard, onLoss);
        }
    }

    private void slow(Thread caller, long millis) {
        FlightEvents.subscriberLate(spec().name(), spec().owner(), caller, TimeUnit.MILLISECONDS.toNanos(millis));
        Throwable where = new Throwable("where " + caller.getName() + " is now");
        where.setStackTrace(caller.getStackTrace());
        slowness.report(
                count -> LOG.warn("{} is slow, {} times so far: it has been in a call for {} ms", this, count, millis, where));
    }

    @Override
    public SubscriberStatistics statistics() {
        Mailbox<E> queue = mailbox;
        long started = calls.allStarted();
        long direct = queue == null ? started : Math.max(0, started - queue.taken());
        return new SubscriberStatistics(spec().name(), spec().owner(), filter(),
                direct + unqueued() + (queue == null ? 0 : queue.offered()), calls.allFinished(), calls.allFailed(),
                filterFailed(),
                droppedElsewhere() + (queue == null ? 0 : queue.dropped()), queue == null ? 0 : queue.depth(),
                watch.longestMillis(), losses.count());
    }
}
