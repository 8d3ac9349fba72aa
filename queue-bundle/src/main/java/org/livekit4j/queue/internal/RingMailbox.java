package org.livekit4j.queue.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.livekit4j.ffi.Count;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.VarHandles;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.time.Durations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chain of rings in which consumers can sleep. It extends the chain rather than holding one: a queue among thousands is seldom
 * in the cache, and every extra object on the path of an event costs a cache miss.
 */
public final class RingMailbox<E> extends RingChain<E> implements Mailbox<E> {
    private static final Logger LOG = LoggerFactory.getLogger(RingMailbox.class);
    /**
     * How long a consumer waits before it looks once more and then goes to sleep: to be woken costs it and the producer far more. It
     * does not look meanwhile, because each look takes from the producer the memory that it writes to.
     */
    private static final int SPINS = 48;
    private static final RepeatedWarning UNRELEASED = new RepeatedWarning();
    private static final RepeatedWarning UNREPORTED = new RepeatedWarning();
    private static final VarHandle SLEEPER = VarHandles.field(MethodHandles.lookup(), "sleeper", Thread.class);

    private volatile Thread sleeper;
    private final Consumer<? super E> onDrop;
    private final Consumer<E> onEvicted = this::lose;
    private final LongConsumer onGrowth;
    private final Count refused = new Count();
    private final Count lost = new Count();
    /** Held by the consumer that sleeps or is about to. Producers never touch it. */
    private final ReentrantLock waiting = new ReentrantLock();

    public RingMailbox(int capacity, Overflow overflow, Consumer<? super E> onDrop, LongConsumer onGrowth) {
        super(limit(capacity, overflow), overflow);
        this.onDrop = Objects.requireNonNull(onDrop, "onDrop is null");
        this.onGrowth = Objects.requireNonNull(onGrowth, "onGrowth is null");
    }

    private static int limit(int capacity, Overflow overflow) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it must be at least 1");
        }
        return overflow == Overflow.KEEP_LATEST ? 1 : capacity;
    }

    @Override
    public boolean offer(E element) {
        Objects.requireNonNull(element, "element is null");
        for (;;) {
            Offer result = tryOffer(element);
            if (result == Offer.ACCEPTED) {
                // A consumer announces its sleep, then looks for what an offer has raised since: one of the two sees the other
                Thread thread = sleeper;
                if (thread != null) {
                    wake(thread);
                }
                return true;
            }
            if (result != Offer.FULL || overflow() == Overflow.DROP_NEWEST || !evict(onEvicted)) {
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
        } catch (Throwable e) {
            report(UNRELEASED, "{} lost elements of queues could not be released", e);
        }
    }

    @Override
    void grown(long depth) {
        try {
            onGrowth.accept(depth);
        } catch (Throwable e) {
            report(UNREPORTED, "{} times the growth of a queue could not be reported", e);
        }
    }

    private static void report(RepeatedWarning warning, String text, Throwable reason) {
        try {
            warning.report(count -> LOG.error(text, count, reason));
        } catch (OutOfMemoryError e) {
            // The next one is reported
        }
    }

    private void wake(Thread thread) {
        if (SLEEPER.compareAndSet(this, thread, null)) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public E take() throws InterruptedException {
        return await(false, 0);
    }

    @Override
    public E poll(Duration timeout) throws InterruptedException {
        long nanos = Durations.nanos(timeout);
        boolean endless = nanos == Long.MAX_VALUE;
        return await(!endless, endless ? 0 : nanos);
    }

    @Override
    public int drain(Consumer<? super E> consumer, int max) {
        int count = 0;
        for (E element; count < max && (element = poll()) != null; count++) {
            consumer.accept(element);
        }
        return count;
    }

    private E await(boolean timed, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        E element = poll();
        if (element == null && !(timed && nanos <= 0)) {
            for (int i = 0; i < SPINS; i++) {
                Thread.onSpinWait();
            }
            element = poll();
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
            return poll();
        }
        try {
            for (;;) {
                sleeper = Thread.currentThread();
                E element = poll();
                if (element != null || isDrained()) {
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

    @Override
    public void reconfigure(int capacity, Overflow overflow) {
        int limit = limit(capacity, overflow);
        if (limit != capacity() || overflow != overflow()) {
            replace(limit, overflow);
        }
    }

    @Override
    public void close() {
        shut();
        Thread thread = sleeper;
        if (thread != null) {
            wake(thread);
        }
    }

    @Override
    public void discard() {
        for (E element; (element = poll()) != null;) {
            lose(element);
        }
    }

    @Override
    public long offered() {
        return accepted() + refused.sum();
    }

    @Override
    public long taken() {
        long waitingOrLost = depth() + lost.sum();
        return Math.max(0, accepted() - waitingOrLost);
    }

    @Override
    public long dropped() {
        return refused.sum() + lost.sum();
    }
}
