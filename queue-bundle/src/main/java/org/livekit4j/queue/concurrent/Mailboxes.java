package org.livekit4j.queue.concurrent;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.livekit4j.queue.internal.RingMailbox;

/** Creates mailboxes. */
public final class Mailboxes {

    private Mailboxes() {}

    /** Creates a mailbox that does not report growth; otherwise like {@link #create(int, Overflow, Consumer, LongConsumer)}. */
    public static <E> Mailbox<E> create(int capacity, Overflow overflow, Consumer<? super E> onDrop) {
        return create(capacity, overflow, onDrop, depth -> {
        });
    }

    /**
     * Creates an empty mailbox.
     *
     * @param capacity how many elements may wait, at least 1; of {@link Overflow#UNBOUNDED}, how many are as expected
     * @param onDrop gets each lost element once, on the thread that lost it, with no lock held; what it throws is logged
     * @param onGrowth gets the depth when {@link Overflow#UNBOUNDED} has grown past its capacity, once a doubling, on the
     *     producer's thread
     */
    public static <E> Mailbox<E> create(int capacity, Overflow overflow, Consumer<? super E> onDrop, LongConsumer onGrowth) {
        return new RingMailbox<>(capacity, overflow, onDrop, onGrowth);
    }
}
