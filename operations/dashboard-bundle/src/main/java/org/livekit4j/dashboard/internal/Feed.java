package org.livekit4j.dashboard.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.livekit4j.ffi.RepeatedWarning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a snapshot each period while there are watchers, and gives the same bytes to each of them. A watcher that is slow misses
 * snapshots, and one that takes none for a while is ended; nobody waits for it. Safe for use by several threads.
 */
final class Feed implements AutoCloseable {
    static final int MOST_WATCHERS = 32;
    /** As many snapshots may a watcher miss in a row. */
    static final int MOST_MISSED = 10;
    private static final byte[] NOTHING = {};
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Supplier<Collector> collectors;
    private final long periodNanos;
    private final RepeatedWarning failures = new RepeatedWarning();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private byte[] latest = NOTHING;
    private boolean making;
    private boolean closed;
    private long made;

    /** @param collectors make snapshots from the first watcher's coming to the last one's going */
    Feed(Supplier<Collector> collectors, Duration period) {
        this.collectors = collectors;
        this.periodNanos = period.toNanos();
    }

    /** Watches on this thread, which is interrupted if it is too slow; empty if there are too many already, or after the end. */
    Optional<Watcher> watch() {
        lock.lock();
        try {
            if (closed || watchers.size() >= MOST_WATCHERS) {
                return Optional.empty();
            }
            Watcher watcher = new Watcher(latest);
            watchers.add(watcher);
            if (!making) {
                making = true;
                // Not a virtual one: that would not wake up from a sleep in which memory was full.
                Thread.ofPlatform().daemon().name("livekit-dashboard").inheritInheritableThreadLocals(false).start(this::make);
            }
            return Optional.of(watcher);
        } finally {
            lock.unlock();
        }
    }

    /** How many snapshots were made. */
    long made() {
        lock.lock();
        try {
            return made;
        } finally {
            lock.unlock();
        }
    }

    private void make() {
        try (Collector collector = collectors.get()) {
            long due = System.nanoTime();
            while (awaitTurn(due)) {
                make(collector);
                due = System.nanoTime() + periodNanos;
            }
        }
    }

    /** Whether anybody watches when the time has come; if not, the next watcher starts anew. */
    private boolean awaitTurn(long due) {
        lock.lock();
        try {
            long left = due - System.nanoTime();
            while (!watchers.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            making = !watchers.isEmpty();
            return making;
        } catch (InterruptedException e) {
            making = false; // nobody does that
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void make(Collector collector) {
        long number = made() + 1;
        try {
            byte[] event = ("data: " + Json.of(collector.snapshot(number, watchers())) + "\n\n")
                    .getBytes(StandardCharsets.US_ASCII);
            publish(number, event);
        } catch (RuntimeException | Error e) { // a bundle may be on its way out
            failures.report(times -> LOG.warn("The dashboard could not be brought up to date, {} times so far", times, e));
        }
    }

    /** How many watch. */
    int watchers() {
        lock.lock();
        try {
            return watchers.size();
        } finally {
            lock.unlock();
        }
    }

    private void publish(long number, byte[] event) {
        lock.lock();
        try {
            made = number;
            latest = watchers.isEmpty() ? NOTHING : event;
            watchers.forEach(watcher -> watcher.offer(event));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all watchers. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            watchers.forEach(Watcher::end);
            watchers.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One who watches, on the thread that made it. */
    final class Watcher implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private byte[] next;
        private int missed;
        private boolean ended;

        private Watcher(byte[] first) {
            next = first;
        }

        private void offer(byte[] event) {
            missed = next.length == 0 ? 0 : missed + 1;
            next = event;
            if (missed > MOST_MISSED) {
                end();
            }
        }

        /** Also while it writes, which can take for ever. */
        private void end() {
            ended = true;
            thread.interrupt();
        }

        /**
         * Waits for the next event, in the form of server-sent ones; the latest, if several have come meanwhile.
         *
         * @return empty at the end
         */
        Optional<byte[]> take() {
            lock.lock();
            try {
                while (next.length == 0 && !ended) {
                    changed.await();
                }
                byte[] event = next;
                next = NOTHING;
                return ended ? Optional.empty() : Optional.of(event);
            } catch (InterruptedException e) {
                return Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                watchers.remove(this);
                if (watchers.isEmpty()) {
                    latest = NOTHING;
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
