package org.livekit4j.queue.internal;

import java.time.Duration;
import org.livekit4j.queue.PullSubscription;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;

/** A subscriber that takes its events. */
final class PullSubscriptionImpl<E> extends SubscriptionImpl<E> implements PullSubscription<E> {
    private final Mailbox<E> mailbox;

    PullSubscriptionImpl(SubscriptionRegistry<E> directory, SubscriptionSpec<E> spec) {
        super(directory, spec);
        mailbox = Mailboxes.create(spec.capacity(), spec.overflow(), this::lose, this::grown);
    }

    @Override
    boolean accept(E event) {
        try {
            enqueue(mailbox, event);
        } catch (Throwable e) { // such as no memory for a copy: others may still get the event
            unqueued(event);
        }
        return true;
    }

    @Override
    void adopt(SubscriptionSpec<E> spec) {
        mailbox.reconfigure(spec.capacity(), spec.overflow());
    }

    @Override
    void shut() {
        mailbox.close();
        mailbox.discard();
    }

    @Override
    boolean isShut() {
        return mailbox.isClosed();
    }

    @Override
    boolean drain(long deadline) {
        return true; // The consumer may never take the events
    }

    @Override
    void awaitQuiet(long deadline) {
        // It is never called
    }

    @Override
    public E poll() {
        return mailbox.poll();
    }

    @Override
    public E poll(Duration timeout) throws InterruptedException {
        return mailbox.poll(timeout);
    }

    @Override
    public E take() throws InterruptedException {
        return mailbox.take();
    }

    @Override
    public SubscriberStatistics statistics() {
        return new SubscriberStatistics(spec().name(), spec().owner(), filter(), mailbox.offered() + unqueued(), mailbox.taken(),
                0,
                filterFailed(), mailbox.dropped() + droppedElsewhere(), mailbox.depth(), 0, losses.count());
    }
}
