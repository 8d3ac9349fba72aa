package org.livekit4j.queue.concurrent;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A queue whose producers never wait: what does not fit is lost as its {@link Overflow} says, and counted.
 *
 * <p>Any number of threads may offer and take. Producers use no lock and allocate nothing, but for the ring of a queue that
 * grows; a consumer that waits costs them one read, and is woken once. The capacity is exact.
 * {@code offered = taken + dropped + depth} holds whenever no call is under way.
 *
 * <p>The elements that one thread offers are taken in its order.
 */
@ProviderType
public interface Mailbox<E> extends AutoCloseable {

    /**
     * Never waits and never throws. Without memory for more elements the new element is lost, too. Should a producer of the oldest element be held up in the middle of its own offer, a full mailbox loses the
     * new element in its place.
     *
     * @return whether the new element was kept
     */
    boolean offer(E element);

    /** The oldest element, or null if there is none. */
    @Nullable
    E poll();

    /**
     * Waits for an element.
     *
     * @return null if the mailbox is closed and empty
     * @throws InterruptedException if the thread was interrupted; no element is lost
     */
    @Nullable
    E take() throws InterruptedException;

    /**
     * Waits for an element, at most so long; zero or less does not wait.
     *
     * @return null if time was up, or the mailbox is closed and empty
     * @throws InterruptedException if the thread was interrupted; no element is lost
     */
    @Nullable
    E poll(Duration timeout) throws InterruptedException;

    /** Takes what is there, up to so many elements, one by one. */
    int drain(Consumer<? super E> consumer, int max);

    /** Changes how many elements may wait from now on. None is lost by the change itself, and the order stays. */
    void reconfigure(int capacity, Overflow overflow);

    /** Refuses elements from now on; those that wait can still be taken. Idempotent. */
    @Override
    void close();

    boolean isClosed();

    /** Drops what waits. */
    void discard();

    /** How many elements wait now. */
    long depth();

    /** How many elements were ever offered. */
    long offered();

    /** How many elements were taken by consumers. */
    long taken();

    /** How many elements were lost: refused, evicted or discarded. */
    long dropped();

    int capacity();

    Overflow overflow();
}
