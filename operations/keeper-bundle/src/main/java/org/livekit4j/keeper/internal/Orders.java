package org.livekit4j.keeper.internal;

/** The commands for a keeper. They interrupt its thread, which may be waiting for anything. */
final class Orders {

    /** The last one counts, but for the end. */
    enum Order {
        REJOIN, LEAVE, END
    }

    private Thread worker;
    private Order next;

    /** This thread obeys from now on. */
    synchronized void obeyedBy(Thread thread) {
        worker = thread;
    }

    synchronized void give(Order order) {
        boolean told = next != null;
        next = next == Order.END ? next : order;
        notifyAll();
        if (!told && worker != null) {
            worker.interrupt();
        }
    }

    /** Throws if there is an order that the thread has not taken yet, as what waits does. */
    synchronized void check() throws InterruptedException {
        if (next != null) {
            throw new InterruptedException("there is something else to do");
        }
    }

    synchronized void await() throws InterruptedException {
        while (next == null) {
            wait();
        }
    }

    /** The order for which the thread was interrupted; any other interrupt means the end. */
    synchronized Order take() {
        Thread.interrupted();
        Order taken = next == null ? Order.END : next;
        next = taken == Order.END ? taken : null;
        return taken;
    }
}
