package org.livekit4j.itests;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Frames with numbers that flow while something else goes on, some of them on their way at any time: each must come back once, in order.
 * The one thread sends, another one takes and tells what mark it finds on a frame.
 */
final class Numbering implements AutoCloseable {
    private static final int ON_THEIR_WAY = 20;
    /** A frame holds fifteen bits of its number. */
    static final int NUMBERS = 0x8000;

    private final Medium medium;
    private final Semaphore room = new Semaphore(ON_THEIR_WAY);
    private final AtomicInteger received = new AtomicInteger();
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private final CompletableFuture<Void> taken = new CompletableFuture<>();
    private final Semaphore marks = new Semaphore(0);
    private volatile int awaitedMark = -1;
    private volatile int count = Integer.MAX_VALUE;

    /** How frames are sent and taken. */
    interface Medium extends AutoCloseable {

        void send(int number) throws InterruptedException;

        /** Takes the next frame, which must be of this number, and returns the mark on it, 0 for none. */
        int take(int number) throws InterruptedException;

        @Override
        void close();
    }

    Numbering(Medium medium) {
        this.medium = medium;
        Thread.ofVirtual().name("numbers out").start(() -> run(sent, this::send));
        Thread.ofVirtual().name("numbers in").start(() -> run(taken, this::take));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void run(CompletableFuture<Void> done, Work work) {
        try {
            work.run();
            done.complete(null);
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }

    private void send() throws InterruptedException {
        for (int i = 0; i < count; i++) {
            if (!room.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new AssertionError("no frame comes back after " + received);
            }
            medium.send(i % NUMBERS);
        }
    }

    private void take() throws InterruptedException {
        while (received.get() < count) {
            int mark = medium.take(received.get() % NUMBERS);
            received.incrementAndGet();
            if (mark == awaitedMark) {
                awaitedMark = -1;
                marks.release();
            }
            room.release();
        }
    }

    /** How many have come back, all in order. */
    int received() {
        return received.get();
    }

    /** Waits until a frame comes that has this mark. */
    void awaitMark(int mark) throws InterruptedException {
        awaitedMark = mark;
        if (!marks.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("no frame came that has the mark " + mark + ": " + failure());
        }
    }

    private Throwable failure() {
        return taken.isCompletedExceptionally() ? taken.exceptionNow() : sent.isDone() ? sent.exceptionNow() : null;
    }

    /** Ends the flow when all that was sent has come back; throws if one was lost, or came twice or out of order. */
    @Override
    public void close() throws Exception {
        count = received.get() + 2 * ON_THEIR_WAY;
        try {
            sent.get(60, TimeUnit.SECONDS);
            taken.get(60, TimeUnit.SECONDS);
        } finally {
            medium.close();
        }
    }
}
