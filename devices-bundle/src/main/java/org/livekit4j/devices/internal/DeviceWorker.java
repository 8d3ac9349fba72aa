package org.livekit4j.devices.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.livekit4j.Registration;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.Devices;
import org.livekit4j.devices.OpenDevice;
import org.livekit4j.ffi.Completion;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device and the platform thread that works with it: virtual threads may be late by what others do, and must not wait for a
 * time. What may hang, because the system does, happens on that thread only: another one looks whether it still moves, because a
 * sound server that has gone makes even the question hang how much there is.
 */
abstract class DeviceWorker implements OpenDevice {
    static final Logger LOG = LoggerFactory.getLogger(Devices.class);
    static final DeviceEnd CLOSED = new DeviceEnd(Reason.CLOSED, "");
    private static final int CLOSE_MS = 2_000;
    private static final long LOOK_MS = 250;
    private static final int MAX_MESSAGE = 500;

    private final Device device;
    private final LongSupplier nanoTime;
    private final int lostAfterMs;
    private final Consumer<? super DeviceWorker> onClose;
    private final Thread thread;
    private final CompletableFuture<DeviceEnd> ended = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Registration watch = () -> {
    };
    private volatile long movedNanos;
    private volatile boolean closing;

    /**
     * @param lostAfterMs after how long without moving it is lost
     * @param onClose told when it is over, before users are
     */
    DeviceWorker(Device device, LongSupplier nanoTime, int lostAfterMs, Consumer<? super DeviceWorker> onClose) {
        this.device = device;
        this.nanoTime = nanoTime;
        this.lostAfterMs = lostAfterMs;
        this.onClose = onClose;
        thread = Threads.platform(device.kind().name().toLowerCase(java.util.Locale.ROOT) + ' ' + device.name(), this::run);
    }

    final void start(Ticker ticker) {
        moved();
        watch = ticker.every(LOOK_MS, this::look);
        thread.start();
    }

    /** The device has given or taken something. */
    final void moved() {
        movedNanos = nanoTime.getAsLong();
    }

    /** What it has not done when it does not move. */
    abstract String idleness();

    private void look() {
        if (opened() && nanoTime.getAsLong() - movedNanos > TimeUnit.MILLISECONDS.toNanos(lostAfterMs)) {
            finish(new DeviceEnd(Reason.LOST, "it has " + idleness() + " for " + lostAfterMs + " ms"));
            wake();
        }
    }

    /**
     * Works until {@link #closing}.
     *
     * @return why there is nothing more to do
     */
    abstract DeviceEnd work() throws Exception;

    /** Releases the device; on the thread that works. */
    abstract void releaseDevice();

    /** Releases what was opened with the device. On any thread, and perhaps twice. */
    abstract void releaseParts();

    /** Whether users have it; otherwise the exception of opening tells them. */
    boolean opened() {
        return true;
    }

    /** Ends a wait of {@link #work}. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Whether there is nothing more to do. */
    final boolean closing() {
        return closing || over.get();
    }

    private void run() {
        DeviceEnd end;
        try {
            end = work();
        } catch (IllegalStateException e) {
            end = new DeviceEnd(Reason.SERVICE_STOPPED, message(e));
        } catch (Throwable e) {
            LOG.debug("{} has failed", device, e);
            end = new DeviceEnd(Reason.LOST, message(e));
        }
        release(this::releaseDevice);
        finish(end);
    }

    private static String message(Throwable failure) {
        return Printable.of(Redaction.redact(failure.toString()), MAX_MESSAGE);
    }

    private void release(Runnable release) {
        try {
            release.run();
        } catch (Throwable e) {
            LOG.debug("{} could not be released", device, e);
        }
    }

    private void finish(DeviceEnd end) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        watch.close();
        release(this::releaseParts);
        DeviceEnd told = closing ? CLOSED : end;
        if (told.reason() == Reason.LOST && opened()) {
            LOG.warn("{} is lost: {}", device, told.detail());
        } else {
            LOG.debug("{} has ended: {}", device, told);
        }
        onClose.accept(this);
        Completion.completeNow(ended, told);
    }

    @Override
    public final Device device() {
        return device;
    }

    @Override
    public final Optional<DeviceEnd> end() {
        return Optional.ofNullable(ended.getNow(null));
    }

    @Override
    public final CompletableFuture<DeviceEnd> ended() {
        return Completion.handOut(ended);
    }

    @Override
    public final DeviceEnd awaitEnd() throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e); // it never fails
        }
    }

    final void requireOpen() {
        if (closing || ended.isDone()) {
            throw new IllegalStateException("this " + device + " has ended");
        }
    }

    @Override
    public final void close() {
        closing = true;
        wake();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!thread.join(java.time.Duration.ofMillis(CLOSE_MS)) && !over.get()) {
                LOG.warn("{} does not answer and is left alone, {} s after it was closed", device,
                        TimeUnit.MILLISECONDS.toSeconds(CLOSE_MS));
                finish(CLOSED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + device + ", " + end().map(DeviceEnd::toString).orElse("in use") + "]";
    }
}
