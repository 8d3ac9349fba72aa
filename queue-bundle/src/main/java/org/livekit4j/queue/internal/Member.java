package org.livekit4j.queue.internal;

import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.livekit4j.queue.EventAdapter;
import org.livekit4j.queue.Mailbox;
import org.livekit4j.queue.Route;
import org.livekit4j.queue.Subscription;
import org.livekit4j.queue.SubscriptionSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscription in the directory, and the route to it where it is the only one. */
abstract sealed class Member<E> implements Subscription<E>, Route<E> permits CalledMember, PulledMember {
    static final Logger LOG = LoggerFactory.getLogger(Member.class);

    /** In the order of subscription. */
    final long id;
    final Ledger<E> ledger;
    private final Directory<E> directory;
    private final AtomicLong filterFailures = new AtomicLong();
    private final Complaints growth = new Complaints();
    private final Complaints unkept = new Complaints();
    private volatile SubscriptionSpec<E> spec;

    Member(Directory<E> directory, SubscriptionSpec<E> spec) {
        this.id = directory.nextId();
        this.ledger = directory.ledger();
        this.directory = directory;
        this.spec = spec;
    }

    /**
     * Takes the event, if it is not closed. Never waits, never throws.
     *
     * @return whether it was taken; it may be dropped later
     */
    abstract boolean accept(E event);

    @Override
    public final void deliver(E event) {
        ledger.handed(event, accept(event) ? 1 : 0);
    }

    /** Adopts another way of delivery. With the directory's lock held. */
    abstract void adopt(SubscriptionSpec<E> spec);

    /** Ends delivery, once the member is out of the directory; a call may still be under way. */
    abstract void shut();

    /**
     * Waits until it has had all that waits for it, but not beyond this {@link System#nanoTime}.
     *
     * @return whether it has
     */
    abstract boolean drain(long deadline);

    /** Waits for a call that is under way, but not beyond this {@link System#nanoTime}. */
    abstract void awaitQuiet(long deadline);

    final boolean wants(E event, Predicate<? super E> predicate) {
        try {
            return predicate.test(event);
        } catch (Throwable e) { // it is the subscriber's code, on a thread that belongs to others
            if (filterFailures.getAndIncrement() == 0) {
                LOG.warn("The predicate of {} has failed; this is told once only. Events that it fails for are delivered", this,
                        e);
            }
            return true;
        }
    }

    /** Puts the event into a queue, kept alive until it leaves the queue. */
    final boolean enqueue(Mailbox<E> queue, E event) {
        try {
            adapter().retain(event);
        } catch (Throwable e) { // such as no memory for a copy: the others may still get the event
            unkept.report(count -> LOG.error("{} has lost {} events that could not be kept", this, count, e));
            return false;
        }
        queue.offer(event);
        return true;
    }

    final EventAdapter<E> adapter() {
        return ledger.adapter;
    }

    /** Releases an event that the subscriber will not get. */
    final void lose(E event) {
        ledger.dropped(event);
        adapter().release(event);
    }

    final void grown(long depth) {
        growth.report(count -> LOG.warn("{} is slow: {} events wait for it, and it asked to drop none", this, depth));
    }

    final long filterFailed() {
        return filterFailures.get();
    }

    @Override
    public final SubscriptionSpec<E> spec() {
        return spec;
    }

    final void spec(SubscriptionSpec<E> spec) {
        this.spec = spec;
    }

    @Override
    public final void update(SubscriptionSpec<E> spec) {
        directory.update(this, spec);
    }

    @Override
    public final void close() {
        directory.remove(this);
        shut();
        awaitQuiet(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS));
    }

    /** What it asks for, in words. */
    final String filter() {
        SubscriptionSpec<E> asked = spec;
        StringJoiner words = new StringJoiner("; ");
        words.add(asked.types().isEmpty() ? "all types" : "types " + typeNames(asked.types()));
        if (!asked.keys().isEmpty()) {
            words.add("keys " + new TreeSet<>(asked.keys()));
        }
        asked.predicate().ifPresent(predicate -> words.add("a predicate"));
        return words.toString();
    }

    private String typeNames(Set<Integer> types) {
        return types.stream().sorted().map(adapter()::typeName).toList().toString();
    }

    @Override
    public final String toString() {
        SubscriptionSpec<E> asked = spec;
        return asked.owner().isEmpty() ? asked.name() : asked.name() + " of " + asked.owner();
    }
}
