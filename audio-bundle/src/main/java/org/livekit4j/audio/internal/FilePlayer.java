package org.livekit4j.audio.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioPlayer;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.PlaybackEnd;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.Completion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a file on a virtual thread, block by block. A source without a queue is given each block when it is due. */
final class FilePlayer implements AudioPlayer {
    private static final Logger LOG = LoggerFactory.getLogger(AudioPlayer.class);
    private static final int BLOCKS_A_SECOND = 100;
    private static final int MAX_AHEAD_MS = 100;

    private final String name;
    private final PlayableFile file;
    private final OwnAudioSource source;
    private final FormatConverter converter;
    private final Consumer<Object> onClose;
    private final CompletableFuture<PlaybackEnd> end = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SampleClock clock;
    private final long aheadNanos;
    /** Samples of each channel in a block of the source's rate. */
    private final int blockLength;
    private Thread thread;
    private boolean paused;
    private boolean closed;
    private volatile long captured;

    FilePlayer(String name, PlayableFile file, OwnAudioSource source, Function<ResamplerOptions, Resampler> resamplers,
            Consumer<Object> onClose) {
        this.name = name;
        this.file = file;
        this.source = source;
        this.onClose = onClose;
        AudioSourceOptions format = source.options();
        if (file.sampleRate() != format.sampleRate()) { // refuses what cannot be converted
            ResamplerOptions.of(file.sampleRate(), format.sampleRate(), Math.min(file.numChannels(), format.numChannels()));
        }
        converter = new FormatConverter(format.sampleRate(), format.numChannels(), resamplers);
        blockLength = format.sampleRate() / BLOCKS_A_SECOND;
        aheadNanos = TimeUnit.MILLISECONDS.toNanos(Math.min(format.queueSizeMs(), MAX_AHEAD_MS));
        clock = new SampleClock(System::nanoTime, format.sampleRate(), aheadNanos);
    }

    @Override
    public void play() {
        lock.lock();
        try {
            paused = false;
            if (thread == null && !closed) {
                thread = CallbackThreads.factory("player " + name).newThread(this::run);
                thread.start();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause() {
        lock.lock();
        try {
            paused = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isPlaying() {
        lock.lock();
        try {
            return thread != null && !paused && !closed && !end.isDone();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        PlaybackEnd reason = PlaybackEnd.SOURCE_FAILED;
        try {
            reason = playAll();
        } catch (IOException e) {
            LOG.warn("The rest of {} is not played: {}", name, e.toString());
            reason = PlaybackEnd.FILE_FAILED;
        } catch (IllegalStateException | LiveKitException e) {
            LOG.debug("The source of {} takes no more audio", name, e);
        } catch (Throwable e) {
            LOG.warn("The rest of {} is not played", name, e);
        }
        if (isClosed()) {
            discardQueue();
        }
        finish(reason);
    }

    private void finish(PlaybackEnd reason) {
        try (file; converter) {
            LOG.debug("{} has ended: {}", name, reason);
        } catch (IOException e) {
            LOG.debug("{} could not be closed", name, e);
        } finally {
            onClose.accept(this);
            Completion.completeNow(end, isClosed() ? PlaybackEnd.STOPPED : reason);
        }
    }

    private PlaybackEnd playAll() throws IOException, InterruptedException {
        SampleQueue samples = new SampleQueue(Integer.MAX_VALUE);
        int numChannels = source.options().numChannels();
        int length = blockLength * numChannels;
        int chunk = Math.max(1, file.sampleRate() / BLOCKS_A_SECOND);
        for (boolean more = true; more || samples.size() > 0;) {
            while (more && samples.size() < length) {
                AudioFrame frame = file.read(chunk);
                more = frame != null;
                short[] converted = more ? converter.convert(frame) : converter.flush();
                samples.add(converted, 0, converted.length);
            }
            if (samples.size() > 0) {
                if (!awaitTurn()) {
                    return PlaybackEnd.STOPPED;
                }
                source.capture(new AudioFrame(samples.take(length), source.options().sampleRate(), numChannels));
                captured += blockLength;
            }
        }
        source.awaitPlayout();
        return source.nativeSource().isClosed() ? PlaybackEnd.SOURCE_FAILED : PlaybackEnd.COMPLETED;
    }

    /** Waits while paused, and until the next block is due; false if the player is closed. */
    private boolean awaitTurn() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!clock.started()) {
                startClock();
            }
            while (!closed) {
                if (paused) {
                    changed.await();
                    startClock();
                    continue;
                }
                long left = clock.remainingNanos(0);
                if (left <= 0) {
                    clock.advance(blockLength);
                    return true;
                }
                changed.await(left, TimeUnit.NANOSECONDS);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** What is queued by now is part of what may be handed over ahead of time. */
    private void startClock() {
        clock.restart(Math.max(0, aheadNanos - source.queuedDuration().toNanos()));
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Duration position() {
        Duration handedOver = duration(captured, source.options().sampleRate());
        Duration played = handedOver.minus(source.queuedDuration());
        return played.isNegative() ? Duration.ZERO : played.compareTo(duration()) > 0 ? duration() : played;
    }

    @Override
    public Duration duration() {
        return duration(file.samplesPerChannel(), file.sampleRate());
    }

    private static Duration duration(long samples, int sampleRate) {
        return Duration.ofSeconds(samples / sampleRate, samples % sampleRate * 1_000_000_000L / sampleRate);
    }

    @Override
    public CompletableFuture<PlaybackEnd> ended() {
        return Completion.handOut(end);
    }

    @Override
    public PlaybackEnd awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e); // it never fails
        }
    }

    /** Clearing the queue also wakes the thread that waits for it to play. */
    @Override
    public void close() {
        boolean started;
        lock.lock();
        try {
            if (closed || end.isDone()) {
                return;
            }
            closed = true;
            started = thread != null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (started) {
            discardQueue();
        } else {
            finish(PlaybackEnd.STOPPED);
        }
    }

    private void discardQueue() {
        try {
            source.clearQueue();
        } catch (IllegalStateException | LiveKitException e) {
            LOG.debug("The source of {} has nothing to discard", name, e);
        }
    }

    @Override
    public String toString() {
        return "AudioPlayer[" + name + ", " + position() + " of " + duration() + "]";
    }
}
