package org.livekit4j.queue.internal;

import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.livekit4j.ffi.Count;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.queue.EventAdapter;
import org.livekit4j.queue.Subscription;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Overflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscription in the directory, and the route to it where it is the only one. */
abstract sealed class SubscriptionImpl<E> implements Subscription<E>, EventRoute<E, E>
        permits PushSubscription, PullSubscriptionImpl {
    static final Logger LOG = LoggerFactory.getLogger(SubscriptionImpl.class);

    /** In the order of subscription. */
    final long id;
    final DispatchCounters<E> dispatchCounters;
    private final SubscriptionRegistry<E> directory;
    private final UserCode filter = new UserCode(LOG,
            () -> "The predicate of " + this + ", which gets the events that it fails for,");
    private final RepeatedWarning growth = new RepeatedWarning();
    private final RepeatedWarning lostToMemory = new RepeatedWarning();
    private final RepeatedWarning unreleased = new RepeatedWarning();
    /** Events that were for it and are not in its queue's account, because there was no memory to get them there or out of there. */
    private final Count unqueued = new Count();
    private final Count uncalled = new Count();
    final Losses losses = new Losses();
    /** Made beforehand: they are needed when there is no memory. */
    private final LongConsumer tellLost = count -> LOG.error("{} has lost {} events because memory was full", this, count);
    private final LongConsumer tellUnreleased = count -> LOG.error("{} events of {} could not be released", count, this);
    private volatile SubscriptionSpec<E> spec;

    SubscriptionImpl(SubscriptionRegistry<E> directory, SubscriptionSpec<E> spec) {
        this.id = directory.ids.getAndIncrement();
        this.dispatchCounters = directory.dispatchCounters;
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
        dispatchCounters.handed(event, accept(event) ? 1 : 0);
    }

    /** Adopts another way of delivery. With the directory's lock held. */
    abstract void adopt(SubscriptionSpec<E> spec);

    /** Ends delivery, once the member is out of the directory; a call may still be under way. */
    abstract void shut();

    abstract boolean isShut();

    /**
     * Waits until it has had all that waits for it, but not beyond this {@link System#nanoTime}.
     *
     * @return whether it has
     */
    abstract boolean drain(long deadline);

    /** Waits for a call that is under way, but not beyond this {@link System#nanoTime}. */
    abstract void awaitQuiet(long deadline);

    final boolean wants(E event, Predicate<? super E> predicate) {
        return filter.test(predicate, event, true);
    }

    /** Puts the event into a queue, kept alive until it leaves the queue. */
    final void enqueue(Mailbox<E> queue, E event) {
        adapter().retain(event);
        if (!queue.offer(event) && queue.overflow() == Overflow.UNBOUNDED && !queue.isClosed()) {
            lostToMemory(event);
        }
    }

    /** There was no memory to get the event into the queue, or to the subscriber. Never throws. */
    final void unqueued(E event) {
        unqueued.increment();
        dispatchCounters.dropped(event);
        lostToMemory(event);
    }

    /** There was no memory to get the event from the queue to the subscriber. Never throws. */
    final void uncalled(E event) {
        uncalled.increment();
        lose(event);
        lostToMemory(event);
    }

    private void lostToMemory(E event) {
        if (!adapter().losable(event)) {
            losses.add();
        }
        lostToMemory.report(tellLost);
    }

    /** An event that was for it was lost before it came here. */
    @Override
    public final void lost() {
        losses.add();
    }

    final long unqueued() {
        return unqueued.sum();
    }

    /** Dropped, and not by its queue. */
    final long droppedElsewhere() {
        return unqueued.sum() + uncalled.sum();
    }

    final EventAdapter<E> adapter() {
        return dispatchCounters.adapter;
    }

    /** Releases an event that the subscriber will not get. */
    final void lose(E event) {
        dispatchCounters.dropped(event);
        release(event);
    }

    final void release(E event) {
        try {
            adapter().release(event);
        } catch (Throwable e) {
            unreleased.report(tellUnreleased);
        }
    }

    final void grown(long depth) {
        growth.report(count -> LOG.warn("{} is slow: {} events wait for it, and its queue drops none", this, depth));
    }

    final long filterFailed() {
        return filter.failures();
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
        try {
            directory.remove(this);
        } catch (OutOfMemoryError e) {
            // It gets nothing more, and the directory's watch removes it when there is memory
        }
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
