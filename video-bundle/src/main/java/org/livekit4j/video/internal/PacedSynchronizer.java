package org.livekit4j.video.internal;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.video.AvSynchronizer;
import org.livekit4j.video.AvSynchronizerOptions;
import org.livekit4j.video.AvSynchronizerStatistics;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captures video on a platform thread, whose timed waits are exact and take no memory. The lock guards the queue, the pacer and the
 * numbers; it is never held while audio or video is captured.
 */
final class PacedSynchronizer implements AvSynchronizer {
    private static final Logger LOG = LoggerFactory.getLogger(AvSynchronizer.class);

    private final PushedAudio audio;
    private final VideoSource video;
    private final AvSynchronizerOptions options;
    private final Consumer<Object> onClose;
    private final RepeatedWarning corrected = new RepeatedWarning();
    private final RepeatedWarning refused = new RepeatedWarning();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<QueuedFrame> queue = new ArrayDeque<>();
    private final int capacity;
    private final FramePacer pacer;
    private OptionalLong videoUs = OptionalLong.empty();
    private long frames;
    private long dropped;
    private boolean capturing;
    private boolean closed;

    PacedSynchronizer(AudioSource audio, VideoSource video, AvSynchronizerOptions options, Consumer<Object> onClose) {
        this.audio = new PushedAudio(audio);
        this.video = video;
        this.options = Objects.requireNonNull(options, "options is null");
        this.onClose = onClose;
        capacity = Math.max(1, (int) (options.framerate() * options.videoQueueSizeMs() / 1_000));
        pacer = new FramePacer(options.framerate(), TimeUnit.MILLISECONDS.toNanos(options.toleranceMs()));
        Thread.ofPlatform().daemon().name("livekit-synchronizer").inheritInheritableThreadLocals(false).start(this::run);
    }

    @Override
    public AvSynchronizerOptions options() {
        return options;
    }

    @Override
    public void push(AudioFrame frame) throws InterruptedException {
        audio.push(frame, OptionalLong.empty(), this::requireOpen);
    }

    @Override
    public void push(AudioFrame frame, long timestampUs) throws InterruptedException {
        audio.push(frame, OptionalLong.of(timestampUs), this::requireOpen);
    }

    @Override
    public void push(VideoFrame frame) throws InterruptedException {
        push(frame, OptionalLong.empty());
    }

    @Override
    public void push(VideoFrame frame, long timestampUs) throws InterruptedException {
        push(frame, OptionalLong.of(timestampUs));
    }

    private void push(VideoFrame frame, OptionalLong timestampUs) throws InterruptedException {
        requireOpen();
        QueuedFrame kept = QueuedFrame.of(frame, timestampUs);
        boolean queued = false;
        try {
            lock.lockInterruptibly();
            try {
                while (!closed && queue.size() >= capacity) {
                    changed.await();
                }
                requireOpen();
                queue.addLast(kept.heard(audio.heard(timestampUs)));
                queued = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        } finally {
            if (!queued) {
                kept.close();
            }
        }
    }

    private void requireOpen() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("this synchronizer is closed");
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (QueuedFrame next = awaitDue(); next != null; next = awaitDue()) {
                captured(next, capture(next));
            }
        } catch (InterruptedException e) {
            LOG.debug("The thread of a synchronizer was interrupted", e); // by nothing of ours
        } finally {
            close();
        }
    }

    /** The next frame when it is due; null when this is closed. */
    private QueuedFrame awaitDue() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                QueuedFrame next = queue.peekFirst();
                if (next == null) {
                    changed.await();
                    continue;
                }
                long now = System.nanoTime();
                long due = pacer.due(next.heard(), now);
                if (due - now > 0) {
                    changed.await(due - now, TimeUnit.NANOSECONDS);
                    continue;
                }
                queue.removeFirst();
                capturing = true;
                reportIfCorrected(pacer.sent(due, now));
                changed.signalAll();
                return next;
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void reportIfCorrected(long offNanos) {
        if (offNanos != 0) {
            corrected.report(times -> LOG.warn("The schedule of {} was off by {} ms and is begun anew, {} times so far", video,
                    TimeUnit.NANOSECONDS.toMillis(offNanos), times));
        }
    }

    /** Whether the source took it. */
    private boolean capture(QueuedFrame next) {
        try (next) {
            next.capture(video);
            return true;
        } catch (Throwable e) { // the thread lives on
            refused.report(
                    times -> LOG.warn("{} has not taken a frame that was pushed in step with audio, {} times so far", video,
                            times, e));
            return false;
        }
    }

    private void captured(QueuedFrame frame, boolean taken) {
        lock.lock();
        try {
            capturing = false;
            if (taken) {
                frames++;
                videoUs = frame.timestampUs();
            } else {
                dropped++;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clearQueue() {
        requireOpen();
        audio.source().clearQueue();
        lock.lock();
        try {
            drop();
        } finally {
            lock.unlock();
        }
    }

    private void drop() {
        dropped += queue.size();
        queue.forEach(QueuedFrame::close);
        queue.clear();
        changed.signalAll();
    }

    @Override
    public void awaitPlayout() throws InterruptedException {
        audio.source().awaitPlayout();
        lock.lockInterruptibly();
        try {
            while (!closed && (capturing || !queue.isEmpty())) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void reset() {
        lock.lock();
        try {
            pacer.reset();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public AvSynchronizerStatistics statistics() {
        lock.lock();
        try {
            return new AvSynchronizerStatistics(frames, dropped, pacer.corrections(), pacer.framerate(System.nanoTime()),
                    audio.heardUs(), videoUs);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            drop();
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return "AvSynchronizer[" + options + ", " + video + "]";
    }
}
