package org.livekit4j.queue.concurrent;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.livekit4j.queue.internal.RingMailbox;

/** Creates mailboxes. Safe for use by several threads. */
public final class Mailboxes {

    private Mailboxes() {}

    /**
     * Creates a mailbox that does not report growth; otherwise like {@link #create(int, Overflow, Consumer, LongConsumer)}.
     *
     * @param <E> the type of the elements
     * @param capacity how many elements may wait, at least 1; for {@link Overflow#UNBOUNDED}, how many are expected
     * @param overflow what happens when the mailbox is full
     * @param onDrop receives each dropped element once, on the thread that dropped it, without a lock; exceptions are logged
     * @return the mailbox; the caller closes it
     */
    public static <E> Mailbox<E> create(int capacity, Overflow overflow, Consumer<? super E> onDrop) {
        return create(capacity, overflow, onDrop, depth -> {
        });
    }

    /**
     * Creates an empty mailbox.
     *
     * @param <E> the type of the elements
     * @param capacity how many elements may wait, at least 1; for {@link Overflow#UNBOUNDED}, how many are expected
     * @param overflow what happens when the mailbox is full
     * @param onDrop receives each dropped element once, on the thread that dropped it, without a lock; exceptions are logged
     * @param onGrowth receives the depth when a mailbox with {@link Overflow#UNBOUNDED} grows beyond its capacity, once per
     * doubling, on the producer's thread
     * @return the mailbox; the caller closes it
     */
    public static <E> Mailbox<E> create(int capacity, Overflow overflow, Consumer<? super E> onDrop, LongConsumer onGrowth) {
        return new RingMailbox<>(capacity, overflow, onDrop, onGrowth);
    }
}
