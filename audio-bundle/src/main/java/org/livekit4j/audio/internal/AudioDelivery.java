package org.livekit4j.audio.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.RepeatedRequest;
import org.livekit4j.ffi.ShutDownException;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.ClearAudioBufferRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;

/**
 * Hands captured samples over to a native source: one piece, and the next one when the source has answered, as it demands. What
 * is captured meanwhile goes together in one piece. The thread that captures hands over, or the native thread that brings the
 * answer: whichever comes while no other is at it, and neither waits for the other.
 */
final class AudioDelivery {
    private static final long TIMEOUT_MS = 10_000;
    private static final long CLOSING_NANOS = 1_000_000_000;
    private static final Object ACCEPTED = new Object();

    private final FfiClient client;
    private final AudioSourceOptions options;
    private final FfiHandle source;
    private final PlayoutClock clock;
    private final Runnable onAnswer;
    private final SampleRing ring;
    private final RepeatedRequest request;
    /** Of the piece that is handed over; the native side copies it before the request returns. */
    private final MemorySegment piece;
    /** Samples of all channels. */
    private final int pieceSize;
    private final long timeoutNanos;
    /** Made in advance. */
    private final LiveKitException noMemory = new LiveKitException("captured audio was lost because memory was full");
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final AtomicLong refusedNanos = new AtomicLong();

    /** How often there was something to do since the thread that does it looked last; 0 when no thread is at it. */
    private final AtomicInteger work = new AtomicInteger();
    private volatile Object answer;
    private volatile boolean clearing;
    private volatile boolean overdue;
    private volatile boolean ending;
    private volatile boolean ended;

    // Of the thread that is at it; others may look at the volatile ones
    private volatile boolean pending;
    private volatile long sentAt;
    private long pendingNanos;
    private long pendingClears;
    private boolean clearAgain;
    private int prepared;

    /**
     * @param pieceLength samples per channel that the native queue takes at once
     * @param onAnswer is run after each answer, on a native thread
     */
    AudioDelivery(FfiClient client, AudioSourceOptions options, FfiHandle source, int pieceLength, PlayoutClock clock,
            Runnable onAnswer) {
        this.client = client;
        this.options = options;
        this.source = source;
        this.clock = clock;
        this.onAnswer = onAnswer;
        pieceSize = pieceLength * options.numChannels();
        ring = new SampleRing(2 * pieceSize);
        piece = Arena.ofAuto().allocate((long) Short.BYTES * pieceSize, Short.BYTES);
        timeoutNanos = (TIMEOUT_MS + 2L * options.queueSizeMs()) * 1_000_000;
        request = client.repeat(this::answered);
    }

    SampleRing ring() {
        return ring;
    }

    /** How much of what was captured is lost. */
    long refusedNanos() {
        return refusedNanos.get();
    }

    /** On a native thread. */
    private void answered(FfiEvent event) {
        answer = event == null ? ACCEPTED : event;
        try {
            run();
        } finally {
            onAnswer.run();
        }
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    /** Whether so many samples can be added to the ring. Goes on with what a thread has left that had no memory. */
    boolean hasRoom(int samples) {
        if (!ring.hasRoom(samples) && (!pending || isOverdue())) {
            overdue = pending;
            run();
        }
        return ring.hasRoom(samples);
    }

    private boolean isOverdue() {
        return pending && System.nanoTime() - sentAt > timeoutNanos;
    }

    /** Throws what became of audio that was captured earlier, once. */
    void throwFailure() {
        RuntimeException known = failure.get() == null ? null : failure.getAndSet(null);
        if (known instanceof ShutDownException late) { // the shutdown is about to close this source
            throw new IllegalStateException("this audio source takes no more frames: " + late.getMessage(), late);
        }
        if (known != null) {
            throw known;
        }
    }

    /** Empties the native queue. The ring's discarded samples do not follow. */
    void clear() {
        clearing = true;
        run();
    }

    /** Hands the rest over without waiting for answers, and closes the native source. Nothing is added any more. */
    void end() {
        ending = true;
        run();
        Polling.await(() -> ended, System.nanoTime() + CLOSING_NANOS); // another thread may be at it
    }

    /** Does what there is to do, unless another thread is at it, which then does this as well. */
    void run() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            try {
                step();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } catch (Error e) { // the next thread goes on
                work.set(0);
                throw e;
            }
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    private void step() {
        if (ended) {
            return;
        }
        settle();
        if (clearing) {
            clearing = false;
            ring.free();
            clearAgain = pending; // it may reach the queue after it was cleared
            clearNative();
        }
        if (ending) {
            finish();
            return;
        }
        while (!pending && handOver()) {
            // The next piece, if the one before failed
        }
    }

    /** The native side takes pieces in order even before it has answered, as long as its queue is not full. */
    private void finish() {
        try {
            while (!ring.isEmpty()) {
                forgetPending();
                handOver();
            }
        } finally {
            request.close();
            source.close();
            ended = true;
        }
    }

    private void settle() {
        Object come = answer;
        if (come != null) {
            answer = null;
            settle(come == ACCEPTED ? "" : ((FfiEvent) come).getCaptureAudioFrame().getError());
        } else if (overdue && isOverdue()) {
            forgetPending();
            settle("no answer came within " + timeoutNanos / 1_000_000 + " ms");
        }
        overdue = false;
    }

    private void settle(String error) {
        pending = false;
        if (!error.isEmpty()) {
            refuse(new LiveKitException("the native audio source refused audio: " + error));
        }
        if (clearAgain) {
            clearAgain = false;
            clearNative();
        }
    }

    private void forgetPending() {
        if (pending) {
            request.abandon();
            prepared = 0;
            pending = false;
        }
    }

    private void refuse(RuntimeException reason) {
        failure.compareAndSet(null, reason);
        refusedNanos.getAndAdd(pendingNanos);
        clock.refused(pendingNanos, pendingClears);
    }

    private void clearNative() {
        try {
            client.request(FfiRequest.newBuilder()
                    .setClearAudioBuffer(ClearAudioBufferRequest.newBuilder().setSourceHandle(source.id())).build());
        } catch (OutOfMemoryError e) {
            clearing = true; // the next time
            throw e;
        }
    }

    /** @return whether there was anything */
    private boolean handOver() {
        long clears = clock.clears();
        int size = ring.take(piece, pieceSize);
        if (size == 0) {
            return false;
        }
        pendingClears = clears;
        pendingNanos = size / options.numChannels() * 1_000_000_000L / options.sampleRate();
        try {
            if (size != prepared) {
                prepare(size);
            }
            sentAt = System.nanoTime();
            pending = true;
            request.send();
        } catch (RuntimeException e) {
            pending = false;
            refuse(e instanceof LiveKitException ? e : new LiveKitException("capturing audio failed: " + e.getMessage(), e));
        } catch (OutOfMemoryError e) {
            if (!pending) { // else it may be on its way, and is waited for
                refuse(noMemory);
            }
            throw e;
        }
        return true;
    }

    private void prepare(int size) {
        AudioFrameBufferInfo samples = AudioFrameBufferInfo.newBuilder().setDataPtr(piece.address())
                .setNumChannels(options.numChannels()).setSampleRate(options.sampleRate())
                .setSamplesPerChannel(size / options.numChannels()).build();
        long handle = source.id();
        request.prepare(id -> FfiRequest.newBuilder().setCaptureAudioFrame(
                CaptureAudioFrameRequest.newBuilder().setSourceHandle(handle).setBuffer(samples).setRequestAsyncId(id)).build());
        prepared = size;
    }
}
