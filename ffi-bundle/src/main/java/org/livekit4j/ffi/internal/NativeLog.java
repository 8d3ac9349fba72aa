package org.livekit4j.ffi.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.NativeLogLevel;
import org.livekit4j.ffi.WireReader;
import org.slf4j.LoggerFactory;

/**
 * Forwards the library's log to SLF4J, on a thread of its own: an appender may block, a native thread must not. Other work that
 * is forbidden in a callback, such as calling listeners, runs on the same thread.
 */
final class NativeLog implements AutoCloseable {
    private static final int MAX_WAITING = 1024;

    private final NativeLoggers loggers = new NativeLoggers(LoggerFactory::getLogger);
    private final LogWriter writer = new LogWriter(loggers, new Repetitions(System::nanoTime));
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile NativeLogLevel most;
    private volatile boolean closed;

    /** @param most what can be written at all */
    NativeLog(NativeLogLevel most) {
        this.most = most;
        thread = Thread.ofPlatform().daemon().name("livekit-log").start(this::run);
    }

    /** Whether anything of a batch would be logged. Called on a native thread; takes no memory. */
    boolean wants(EventView batch, WireReader reader) {
        return LogLevels.anyWanted(batch, reader, loggers, most);
    }

    /** Takes a batch, on a native thread. */
    void batch(CallbackEvent batch) {
        NativeLogLevel level = most;
        batch.retain();
        execute(() -> batch.message().getLogs().getRecordsList().stream()
                .filter(entry -> entry.getLevel().getNumber() <= LogLevels.number(level)).forEach(writer::write));
    }

    void level(NativeLogLevel newMost) {
        most = newMost;
    }

    /** Runs the task on the log's thread; if too much waits already, it is dropped and counted. */
    void execute(Runnable task) {
        if (count.incrementAndGet() > MAX_WAITING) {
            count.decrementAndGet();
            dropped.incrementAndGet();
            return;
        }
        waiting.add(task);
        LockSupport.unpark(thread);
    }

    long dropped() {
        return dropped.get();
    }

    private void run() {
        while (!closed || !waiting.isEmpty()) {
            Runnable task = waiting.poll();
            if (task == null) {
                LockSupport.park(this);
                continue;
            }
            count.decrementAndGet();
            try {
                task.run();
            } catch (Throwable e) {
                NativeFfiClient.LOG.warn("A record of the native library's log could not be written", e);
            }
        }
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
