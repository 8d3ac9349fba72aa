package org.livekit4j.queue.internal;

import java.util.function.Consumer;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.Mailbox;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.SubscriptionSpec;

/** A subscriber that is called: at once, or on a virtual thread of its own. */
final class CalledMember<E> extends Member<E> {
    private final Consumer<? super E> subscriber;
    private final Calls<E> calls;
    private final CallWatch watch;
    private final Complaints failures = new Complaints();
    /** Null as long as all delivery was direct; once there, it stays, because publishers may be on their way to it. */
    private volatile Mailbox<E> mailbox;
    private volatile boolean queued;

    CalledMember(Directory<E> directory, SubscriptionSpec<E> spec, Consumer<? super E> subscriber) {
        super(directory, spec);
        this.subscriber = subscriber;
        calls = new Calls<>(subscriber, this::failed);
        watch = new CallWatch(calls);
        adopt(spec);
    }

    private void failed(Throwable e) {
        failures.report(count -> LOG.warn("{} has failed {} times; each time it lost that event only", this, count, e));
    }

    @Override
    boolean accept(E event) {
        return queued ? enqueue(mailbox, event) : calls.call(event);
    }

    @Override
    void adopt(SubscriptionSpec<E> spec) {
        boolean queue = spec.delivery() == Delivery.QUEUED;
        if (mailbox != null) {
            mailbox.reconfigure(spec.capacity(), spec.overflow());
        } else if (queue) {
            mailbox = Mailbox.create(spec.capacity(), spec.overflow(), this::lose, this::grown);
            UserThreads.start(spec.name(), subscriber, this::run);
        }
        queued = queue;
    }

    private void run() {
        for (;;) {
            try {
                E event = mailbox.take();
                if (event == null) {
                    return;
                }
                call(event);
            } catch (InterruptedException e) {
                // Nobody else knows this thread: the subscriber left the interrupt behind
            }
        }
    }

    private void call(E event) {
        if (!calls.call(event)) {
            lose(event);
            return;
        }
        try {
            adapter().release(event);
        } catch (RuntimeException | Error e) {
            LOG.error("An event that {} has had could not be released", this, e);
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
    boolean drain(long deadline) {
        Mailbox<E> queue = mailbox;
        if (queue == null || calls.areOfThisThread()) {
            return true;
        }
        boolean drained = Patience.await(() -> queue.depth() == 0 && calls.allFinished() >= queue.taken(), deadline);
        if (!drained) {
            LOG.warn("{} is slow: it loses {} events that wait for it in a queue that closes", this, queue.depth());
        }
        return drained;
    }

    @Override
    void awaitQuiet(long deadline) {
        if (!calls.awaitQuiet(deadline)) {
            LOG.warn("{} is closed and has not returned from a call for {} ms; it gets nothing more", this, CLOSE_MILLIS);
        }
    }

    void watch(long nanoTime, long slowMillis) {
        watch.look(nanoTime, slowMillis,
                (millis, where) -> LOG.warn("{} is slow: it has been in a call for {} ms", this, millis, where));
    }

    @Override
    public SubscriberStatistics statistics() {
        Mailbox<E> queue = mailbox;
        long started = calls.allStarted();
        long direct = queue == null ? started : Math.max(0, started - queue.taken());
        return new SubscriberStatistics(spec().name(), spec().owner(), filter(), direct + (queue == null ? 0 : queue.offered()),
                calls.allFinished(), calls.allFailed(), filterFailed(), queue == null ? 0 : queue.dropped(),
                queue == null ? 0 : queue.depth(), watch.longestMillis());
    }
}
