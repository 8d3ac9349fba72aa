package org.livekit4j.queue.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.EventAdapter;
import org.livekit4j.queue.PullSubscription;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.Subscription;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.time.Durations;

/** The subscriptions of a queue, and the table in which each event finds its receivers. */
public final class SubscriptionRegistry<E> {
    private static final long WATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final EventAdapter<E> adapter;
    final DispatchCounters<E> dispatchCounters;
    final AtomicLong ids = new AtomicLong();
    /** Held to change the table. Publishing never touches it, and no subscriber is called or waited for under it. */
    private final ReentrantLock lock = new ReentrantLock();
    private final List<SubscriptionImpl<E>> members = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    /** Null as long as nobody has subscribed. */
    private Thread watch;
    private volatile long slowMillis = Durations.millis(QueueOptions.DEFAULTS.slowCall());
    private volatile RouteTable<E> table;

    public SubscriptionRegistry(EventAdapter<E> adapter, DispatchCounters<E> dispatchCounters) {
        this.adapter = adapter;
        this.dispatchCounters = dispatchCounters;
        table = RouteTable.empty(adapter, dispatchCounters);
    }

    /** As subscriptions are now. */
    public RouteTable<E> routes() {
        return table;
    }

    public Subscription<E> add(SubscriptionSpec<E> spec, Consumer<? super E> subscriber, LongConsumer onLoss) {
        return add(spec, () -> new PushSubscription<>(this, spec, subscriber, onLoss));
    }

    public PullSubscription<E> add(SubscriptionSpec<E> spec) {
        return add(spec, () -> new PullSubscriptionImpl<>(this, spec));
    }

    <M extends SubscriptionImpl<E>> M add(SubscriptionSpec<E> spec, Supplier<M> maker) {
        check(spec);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the queue is closed");
            }
            if (watch == null) {
                watch = Thread.ofPlatform().daemon().name("livekit queue watch").inheritInheritableThreadLocals(false)
                        .start(this::watch);
            }
            M member = maker.get();
            try {
                RouteTable<E> changed = table.plus(member, spec);
                members.add(member);
                table = changed;
            } catch (RuntimeException | Error e) {
                member.shut();
                throw e;
            }
            return member;
        } finally {
            lock.unlock();
        }
    }

    private void check(SubscriptionSpec<E> spec) {
        for (int type : spec.types()) {
            if (type < 0 || type >= adapter.types()) {
                throw new IllegalArgumentException(
                        "type " + type + " does not exist; types go from 0 to " + (adapter.types() - 1));
            }
        }
    }

    void update(SubscriptionImpl<E> member, SubscriptionSpec<E> spec) {
        check(spec);
        lock.lock();
        try {
            if (closed || !members.contains(member)) {
                throw new IllegalStateException(member + " is closed");
            }
            RouteTable<E> changed = table.minus(member, member.spec()).plus(member, spec);
            member.adopt(spec);
            member.spec(spec);
            table = changed;
        } finally {
            lock.unlock();
        }
    }

    void remove(SubscriptionImpl<E> member) {
        lock.lock();
        try {
            if (!closed && members.contains(member)) {
                table = table.minus(member, member.spec());
            }
            members.remove(member);
        } finally {
            lock.unlock();
        }
    }

    /**
     * On a platform thread, which goes on when subscribers compute without end and so keep virtual threads from running. It sleeps in a way that
     * takes no memory; timed waits of java.util.concurrent do not end by time when there is none.
     */
    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(this, WATCH_NANOS);
            try {
                look(System.nanoTime());
            } catch (OutOfMemoryError e) {
                // The next look may have some
            }
        }
    }

    public void warnAfter(Duration slowCall) {
        slowMillis = Durations.millis(slowCall);
    }

    /** Looks for subscribers that are slow now, and for those that have lost events without knowing it. */
    void look(long nanoTime) {
        for (SubscriptionImpl<E> member : members) {
            if (member.isShut()) { // when it was closed there was no memory for another table
                remove(member);
            } else if (member instanceof PushSubscription<E> called) {
                called.watch(nanoTime, slowMillis);
            }
        }
    }

    /** Events are lost of which nothing is known: subscribers that depend on all of them are told. */
    public void lost() {
        members.stream()
                .filter(member -> member.spec().delivery() == Delivery.QUEUED && member.spec().overflow() == Overflow.UNBOUNDED)
                .forEach(SubscriptionImpl::lost);
    }

    /** Waits for the members that are called, but not beyond this {@link System#nanoTime}. */
    public boolean drain(long deadline) {
        boolean drained = true;
        for (SubscriptionImpl<E> member : members) {
            drained &= member.drain(deadline);
        }
        return drained;
    }

    /** Lets nobody in any more and closes all members. However many of them do not return, it waits for all together. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            table = RouteTable.empty(adapter, dispatchCounters);
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(watch);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Subscription.CLOSE_MILLIS);
        members.forEach(SubscriptionImpl::shut);
        members.forEach(member -> member.awaitQuiet(deadline));
        members.clear();
    }

    public List<SubscriberStatistics> statistics() {
        return members.stream().map(SubscriptionImpl::statistics).toList();
    }
}
