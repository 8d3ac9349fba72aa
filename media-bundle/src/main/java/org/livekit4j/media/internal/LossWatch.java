package org.livekit4j.media.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.track.StreamStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the streams of one medium once a second, so that no stream loses frames silently: the stream and its consumer are logged
 * when the loss begins, and then once a minute. The path of a frame is not affected. It uses a platform thread: a virtual thread
 * that falls asleep while memory is full does not wake up.
 */
final class LossWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LossWatch.class);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final String kind;
    private final Map<ProcessedStream<?>, StreamLoss> streams = new ConcurrentHashMap<>();
    /** Of streams that are over. */
    private long received;
    private long dropped;
    private Thread thread;
    private boolean closed;

    LossWatch(String kind) {
        this.kind = kind;
    }

    /** A stream is about to be opened. */
    synchronized void add(ProcessedStream<?> stream) {
        streams.put(stream, new StreamLoss(stream));
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().daemon().name("livekit losses of " + kind).inheritInheritableThreadLocals(false)
                    .start(this::run);
        }
    }

    /** A stream is over. */
    void remove(ProcessedStream<?> stream) {
        StreamLoss gone = forget(stream);
        if (gone != null) {
            look(gone);
        }
    }

    /** Null if it was not there. */
    private synchronized StreamLoss forget(ProcessedStream<?> stream) {
        StreamLoss gone = streams.remove(stream);
        if (gone != null) {
            StreamStatistics last = stream.statistics();
            received += last.received();
            dropped += last.dropped();
        }
        return gone;
    }

    /** Frames that the native library has handed over, of all streams that there are and were. */
    synchronized long received() {
        return received + streams.keySet().stream().mapToLong(stream -> stream.statistics().received()).sum();
    }

    /** Frames that were lost, of all streams that there are and were. */
    synchronized long dropped() {
        return dropped + streams.keySet().stream().mapToLong(stream -> stream.statistics().dropped()).sum();
    }

    private void run() {
        while (goesOn()) {
            streams.values().forEach(LossWatch::look);
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                return; // the watch is closed
            }
        }
    }

    private synchronized boolean goesOn() {
        if (streams.isEmpty()) {
            thread = null;
        }
        return thread == Thread.currentThread();
    }

    private static void look(StreamLoss loss) {
        try {
            loss.news(System.nanoTime()).ifPresent(LOG::warn);
        } catch (RuntimeException | Error e) { // from a log appender
            LOG.debug("A loss of frames could not be reported", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }
}
