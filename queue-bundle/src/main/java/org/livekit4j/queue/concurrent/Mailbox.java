package org.livekit4j.queue.concurrent;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A queue whose producers never wait. An element that does not fit is dropped as the {@link Overflow} states, and counted.
 *
 * <p>Safe for use by several producers and consumers. Producers use no lock and allocate nothing, except for the ring of a queue
 * that grows; a waiting consumer costs them one read and is woken once. The capacity is exact. {@code offered = taken + dropped +
 * depth} holds whenever no call is in progress.
 *
 * <p>The elements that one thread offers are taken in the same order.
 *
 * @param <E> the type of the elements
 */
@ProviderType
public interface Mailbox<E> extends AutoCloseable {

    /**
     * Offers an element. Never waits and never throws. The new element is dropped if there is no memory for it. It is also
     * dropped if the mailbox is full and the producer of the oldest element is suspended in its own call.
     *
     * @param element the element
     * @return whether the new element was kept
     */
    boolean offer(E element);

    /** {@return the oldest element, or null if there is none} */
    @Nullable
    E poll();

    /**
     * Waits for an element.
     *
     * @return the element, or null if the mailbox is closed and empty
     * @throws InterruptedException if the thread was interrupted; no element is lost
     */
    @Nullable
    E take() throws InterruptedException;

    /**
     * Waits for an element, for a bounded time.
     *
     * @param timeout how long to wait; zero or less does not wait
     * @return the element, or null if the time was up or the mailbox is closed and empty
     * @throws InterruptedException if the thread was interrupted; no element is lost
     */
    @Nullable
    E poll(Duration timeout) throws InterruptedException;

    /**
     * Takes waiting elements, one at a time.
     *
     * @param consumer receives each element
     * @param max the largest number of elements to take
     * @return how many were taken
     */
    int drain(Consumer<? super E> consumer, int max);

    /**
     * Changes the capacity and the overflow. The change itself drops no element, and the order stays.
     *
     * @param capacity how many elements may wait, at least 1
     * @param overflow what happens when the mailbox is full
     */
    void reconfigure(int capacity, Overflow overflow);

    /** Refuses further elements; those that wait can still be taken. Idempotent. */
    @Override
    void close();

    /** {@return whether the mailbox is closed} */
    boolean isClosed();

    /** Drops all waiting elements. */
    void discard();

    /** {@return how many elements wait now} */
    long depth();

    /** {@return how many elements were offered} */
    long offered();

    /** {@return how many elements were taken} */
    long taken();

    /** {@return how many elements were dropped: refused, evicted or discarded} */
    long dropped();

    /** {@return how many elements may wait; for {@link Overflow#UNBOUNDED}, how many are expected} */
    int capacity();

    /** {@return what happens when the mailbox is full} */
    Overflow overflow();
}
