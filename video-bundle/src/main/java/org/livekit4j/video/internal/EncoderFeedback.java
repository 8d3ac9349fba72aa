package org.livekit4j.video.internal;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.ShutDownException;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.proto.EncodedRateControl;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.TakeEncodedVideoSourceFeedbackRequest;
import org.livekit4j.ffi.proto.TakeEncodedVideoSourceFeedbackResponse;
import org.livekit4j.video.EncodedVideoSource;
import org.livekit4j.video.EncoderControl;
import org.livekit4j.video.EncoderRate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a native source again and again what it wants of its encoder, because there is no event for it, and passes that on. It has a
 * platform thread, whose timed waits take no memory.
 */
final class EncoderFeedback implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EncodedVideoSource.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final FfiClient client;
    private final FfiHandle handle;
    private final EncoderControl control;
    private final KeyFrameRequests requests;
    private final String source;
    private final UserCode guard;
    private final RepeatedWarning overdue = new RepeatedWarning();
    private final RepeatedWarning failures = new RepeatedWarning();
    private final Thread thread;
    private volatile Optional<EncoderRate> rate = Optional.empty();
    private volatile boolean closed;

    EncoderFeedback(FfiClient client, FfiHandle handle, EncoderControl control, KeyFrameRequests requests, String source) {
        this.client = client;
        this.handle = handle;
        this.control = control;
        this.requests = requests;
        this.source = source;
        guard = new UserCode(LOG, () -> "The encoder control of " + source);
        thread = Thread.ofPlatform().daemon().name("livekit-encoder").inheritInheritableThreadLocals(false).unstarted(this::run);
        thread.setContextClassLoader(control.getClass().getClassLoader());
    }

    void start() {
        thread.start();
    }

    /** A key frame is wanted at once. */
    void want() {
        requests.want(System.nanoTime());
        LockSupport.unpark(thread);
    }

    Optional<EncoderRate> rate() {
        return rate;
    }

    private void run() {
        while (!closed) {
            try {
                take();
                act(System.nanoTime());
            } catch (OutOfMemoryError | LiveKitException | IllegalStateException e) {
                if (e instanceof ShutDownException || handle.closed()) {
                    return;
                }
                failures.report(times -> LOG.warn("{} could not be asked what it wants, {} times so far", source, times, e));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private void take() {
        TakeEncodedVideoSourceFeedbackResponse response = client.request(FfiRequest.newBuilder()
                .setTakeEncodedVideoSourceFeedback(
                        TakeEncodedVideoSourceFeedbackRequest.newBuilder().setSourceHandle(handle.id()))
                .build()).getTakeEncodedVideoSourceFeedback();
        if (response.getKeyframeRequested()) {
            requests.want(System.nanoTime());
        }
        if (response.hasRateControl()) {
            EncodedRateControl control = response.getRateControl();
            changed(new EncoderRate(control.getTargetBitrateBps(), control.getFramerateFps()));
        }
    }

    private void changed(EncoderRate now) {
        if (!rate.equals(Optional.of(now))) {
            rate = Optional.of(now);
            guard.accept(control::setRate, now);
        }
    }

    private void act(long now) {
        if (requests.ask(now) && !closed) {
            guard.run(control::requestKeyFrame);
        }
        long overdueNanos = requests.overdueNanos(now);
        if (overdueNanos > 0) {
            overdue.report(
                    times -> LOG.warn("{} has been asked for a key frame for {} ms and has sent none: its subscribers see no"
                            + " picture", source, TimeUnit.NANOSECONDS.toMillis(overdueNanos)));
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
