package org.livekit4j.queue.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.livekit4j.queue.EventAdapter;
import org.livekit4j.queue.PullSubscription;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.Route;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.Subscription;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.time.Durations;

/** The members of a queue, and the table in which each event finds those that want it. */
public final class Directory<E> {
    private static final long WATCH_MILLIS = 500;

    private final EventAdapter<E> adapter;
    private final Ledger<E> ledger;
    private final AtomicLong ids = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Held to change the table. Whoever publishes never touches it, and no subscriber is called or waited for under it. */
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Member<E>> members = new CopyOnWriteArrayList<>();
    private boolean watched;
    private volatile long slowMillis = Durations.millis(QueueOptions.DEFAULTS.slowCall());
    private volatile RouteTable<E> table;

    public Directory(EventAdapter<E> adapter, Ledger<E> ledger) {
        this.adapter = adapter;
        this.ledger = ledger;
        table = RouteTable.empty(adapter, ledger);
    }

    /** Null if nobody wants it. */
    public Route<E> find(int type, long key) {
        return table.find(type, key);
    }

    public Subscription<E> add(SubscriptionSpec<E> spec, Consumer<? super E> subscriber) {
        return add(spec, () -> new CalledMember<>(this, spec, subscriber));
    }

    public PullSubscription<E> add(SubscriptionSpec<E> spec) {
        return add(spec, () -> new PulledMember<>(this, spec));
    }

    private <M extends Member<E>> M add(SubscriptionSpec<E> spec, Supplier<M> maker) {
        check(spec);
        lock.lock();
        try {
            if (closed.getCount() == 0) {
                throw new IllegalStateException("the queue is closed");
            }
            if (!watched) {
                watched = true;
                UserThreads.start("queue watch", this, this::watch);
            }
            M member = maker.get();
            members.add(member);
            table = table.plus(member, spec);
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

    void update(Member<E> member, SubscriptionSpec<E> spec) {
        check(spec);
        lock.lock();
        try {
            if (closed.getCount() == 0 || !members.contains(member)) {
                throw new IllegalStateException(member + " is closed");
            }
            SubscriptionSpec<E> old = member.spec();
            member.spec(spec);
            member.adopt(spec);
            table = table.minus(member, old).plus(member, spec);
        } finally {
            lock.unlock();
        }
    }

    void remove(Member<E> member) {
        lock.lock();
        try {
            if (members.remove(member) && closed.getCount() > 0) {
                table = table.minus(member, member.spec());
            }
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        try {
            while (!closed.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                look(System.nanoTime());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread
        }
    }

    public void warnAfter(Duration slowCall) {
        slowMillis = Durations.millis(slowCall);
    }

    /** Looks for subscribers that are slow now. */
    void look(long nanoTime) {
        for (Member<E> member : members) {
            if (member instanceof CalledMember<E> called) {
                called.watch(nanoTime, slowMillis);
            }
        }
    }

    /** Waits for the members that are called, but not beyond this {@link System#nanoTime}. */
    public boolean drain(long deadline) {
        boolean drained = true;
        for (Member<E> member : members) {
            drained &= member.drain(deadline);
        }
        return drained;
    }

    /** Lets nobody in any more and closes all members. However many of them do not return, it waits for all together. */
    public void close() {
        lock.lock();
        try {
            closed.countDown();
            table = RouteTable.empty(adapter, ledger);
        } finally {
            lock.unlock();
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Subscription.CLOSE_MILLIS);
        members.forEach(Member::shut);
        members.forEach(member -> member.awaitQuiet(deadline));
        members.clear();
    }

    public List<SubscriberStatistics> statistics() {
        return members.stream().map(Member::statistics).toList();
    }

    Ledger<E> ledger() {
        return ledger;
    }

    long nextId() {
        return ids.getAndIncrement();
    }
}
