package org.livekit4j.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.livekit4j.queue.internal.RingChain;
import org.livekit4j.queue.internal.RingChain.Offer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue whose producers never wait: what does not fit is lost as its {@link Overflow} says, and counted.
 *
 * <p>Any number of threads may offer and take. Producers use no lock and allocate nothing, but for the ring of a queue that
 * grows; a consumer that waits costs them one read, and is woken once. The capacity is exact.
 * {@code offered = taken + dropped + depth} holds whenever no call is under way.
 *
 * <p>The elements that one thread offers are taken in its order.
 */
public final class Mailbox<E> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    /**
     * How long a consumer waits before it looks once more and then goes to sleep: to be woken costs it and the producer far more. It
     * does not look meanwhile, because each look takes from the producer the memory that it writes to.
     */
    private static final int SPINS = 48;
    private static final VarHandle SLEEPER;

    static {
        try {
            SLEEPER = MethodHandles.lookup().findVarHandle(Mailbox.class, "sleeper", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final RingChain<E> elements;
    private final Consumer<? super E> onDrop;
    private final Consumer<E> onEvicted = this::lose;
    private final LongConsumer onGrowth;
    private final LongAdder refused = new LongAdder();
    private final LongAdder lost = new LongAdder();
    /** Held by the consumer that sleeps or is about to. Producers never touch it. */
    private final ReentrantLock waiting = new ReentrantLock();
    private volatile Thread sleeper;

    /** A mailbox that grows in silence. */
    public Mailbox(int capacity, Overflow overflow, Consumer<? super E> onDrop) {
        this(capacity, overflow, onDrop, depth -> {
        });
    }

    /**
     * @param capacity how many elements may wait, at least 1; of {@link Overflow#UNBOUNDED}, how many are as expected
     * @param onDrop gets each lost element once, on the thread that lost it, with no lock held; what it throws is logged
     * @param onGrowth gets the depth when {@link Overflow#UNBOUNDED} has grown past its capacity, once a doubling, on the
     *     producer's thread
     */
    public Mailbox(int capacity, Overflow overflow, Consumer<? super E> onDrop, LongConsumer onGrowth) {
        this.onDrop = Objects.requireNonNull(onDrop, "onDrop is null");
        this.onGrowth = Objects.requireNonNull(onGrowth, "onGrowth is null");
        elements = new RingChain<>(limit(capacity, overflow), overflow, this::grown);
    }

    private static int limit(int capacity, Overflow overflow) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it has to be at least 1");
        }
        return overflow == Overflow.KEEP_LATEST ? 1 : capacity;
    }

    /**
     * Never waits. Should a producer of the oldest element be held up in the middle of its own offer, a full mailbox loses the
     * new element in its place.
     *
     * @return whether the new element was kept
     */
    public boolean offer(E element) {
        Objects.requireNonNull(element, "element is null");
        for (;;) {
            Offer result = elements.offer(element);
            if (result == Offer.ACCEPTED) {
                // Whoever sleeps announced it, then looked for what the offer has raised since: one of both sees the other
                Thread thread = sleeper;
                if (thread != null) {
                    wake(thread);
                }
                return true;
            }
            if (result == Offer.CLOSED || elements.overflow() == Overflow.DROP_NEWEST || !elements.evict(onEvicted)) {
                return refuse(element);
            }
        }
    }

    private void lose(E element) {
        lost.increment();
        drop(element);
    }

    private boolean refuse(E element) {
        refused.increment();
        drop(element);
        return false;
    }

    private void drop(E element) {
        try {
            onDrop.accept(element);
        } catch (RuntimeException | Error e) {
            LOG.error("A lost element could not be released", e);
        }
    }

    private void grown(long depth) {
        try {
            onGrowth.accept(depth);
        } catch (RuntimeException | Error e) {
            LOG.error("Growth of a queue to {} elements could not be reported", depth, e);
        }
    }

    private void wake(Thread thread) {
        if (SLEEPER.compareAndSet(this, thread, null)) {
            LockSupport.unpark(thread);
        }
    }

    /** The oldest element, or null if there is none. */
    public E poll() {
        return elements.poll();
    }

    /**
     * Waits for an element.
     *
     * @return null if the mailbox is closed and empty
     * @throws InterruptedException if the thread was interrupted; no element is lost
     */
    public E take() throws InterruptedException {
        return await(false, 0);
    }

    /**
     * Waits for an element, at most so long; zero or less does not wait.
     *
     * @return null if time was up, or the mailbox is closed and empty
     * @throws InterruptedException if the thread was interrupted; no element is lost
     */
    public E poll(Duration timeout) throws InterruptedException {
        boolean endless = timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0;
        return await(!endless, endless ? 0 : timeout.toNanos());
    }

    /** Takes what is there, up to so many elements, one by one. */
    public int drain(Consumer<? super E> consumer, int max) {
        int count = 0;
        for (E element; count < max && (element = elements.poll()) != null; count++) {
            consumer.accept(element);
        }
        return count;
    }

    private E await(boolean timed, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        E element = elements.poll();
        if (element == null && !(timed && nanos <= 0)) {
            for (int i = 0; i < SPINS; i++) {
                Thread.onSpinWait();
            }
            element = elements.poll();
        }
        if (element != null || timed && nanos <= 0) {
            return element;
        }
        return sleep(timed, timed ? System.nanoTime() + nanos : 0);
    }

    private E sleep(boolean timed, long deadline) throws InterruptedException {
        if (!timed) {
            waiting.lockInterruptibly();
        } else if (!waiting.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return elements.poll();
        }
        try {
            for (;;) {
                sleeper = Thread.currentThread();
                E element = elements.poll();
                if (element != null || elements.isDrained()) {
                    return element;
                }
                if (!timed) {
                    LockSupport.park(this);
                } else {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) {
                        return null;
                    }
                    LockSupport.parkNanos(this, left);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            sleeper = null;
            waiting.unlock();
        }
    }

    /**
     * Changes how many elements may wait from now on. None is lost by the change itself, and the order stays.
     */
    public void reconfigure(int capacity, Overflow overflow) {
        int limit = limit(capacity, overflow);
        if (limit != elements.capacity() || overflow != elements.overflow()) {
            elements.reconfigure(limit, overflow);
        }
    }

    /** Refuses elements from now on; those that wait can still be taken. Idempotent. */
    @Override
    public void close() {
        elements.close();
        Thread thread = sleeper;
        if (thread != null) {
            wake(thread);
        }
    }

    public boolean isClosed() {
        return elements.isClosed();
    }

    /** Drops what waits. */
    public void discard() {
        for (E element; (element = elements.poll()) != null;) {
            lose(element);
        }
    }

    /** How many elements wait now. */
    public long depth() {
        return elements.depth();
    }

    /** How many elements were ever offered. */
    public long offered() {
        return elements.accepted() + refused.sum();
    }

    /** How many elements were taken by consumers. */
    public long taken() {
        long waitingOrLost = elements.depth() + lost.sum();
        return Math.max(0, elements.accepted() - waitingOrLost);
    }

    /** How many elements were lost: refused, evicted or discarded. */
    public long dropped() {
        return refused.sum() + lost.sum();
    }

    public int capacity() {
        return elements.capacity();
    }

    public Overflow overflow() {
        return elements.overflow();
    }
}
