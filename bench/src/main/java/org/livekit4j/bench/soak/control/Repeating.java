package org.livekit4j.bench.soak.control;

import java.time.Duration;

/** Work that is done again and again on a thread of its own, until it is closed, which interrupts it. */
final class Repeating implements AutoCloseable {
    private static final long PAUSE_MILLIS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Thread thread;

    /** What is done. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    private Repeating(Thread thread) {
        this.thread = thread;
    }

    static Repeating start(String name, Work work) {
        return new Repeating(Thread.ofVirtual().name("soak control " + name).start(() -> {
            try {
                while (true) {
                    work.run();
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                // closed
            }
        }));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
