package org.livekit4j.media.internal;

import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.UndecryptableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream of one track for one sink, and the thread on which the sink receives its frames. */
final class SinkStream<F, S, O> {
    private static final Logger LOG = LoggerFactory.getLogger(SinkStream.class);

    private final HostedSink<F, S, O> sink;
    private final StreamOrigin track;
    private final StreamInfo info;
    private final O options;
    /** Null while there is none to be had. On this thread only. */
    private S instance;
    private volatile Thread thread;
    private volatile MediaStream<F> stream;
    private volatile boolean stopped;
    private volatile boolean abandoned;
    private volatile boolean over;

    SinkStream(HostedSink<F, S, O> sink, StreamOrigin track, StreamInfo info, O options) {
        this.sink = sink;
        this.track = track;
        this.info = info;
        this.options = options;
    }

    StreamOrigin track() {
        return track;
    }

    StreamInfo info() {
        return info;
    }

    void start() {
        CallbackThreads.factory("sink on " + info.track()).newThread(this::run).start();
    }

    private void run() {
        thread = Thread.currentThread();
        try (MediaStream<F> opened = open()) {
            if (opened != null && !stopped) {
                serve(opened);
            }
        } catch (Throwable e) {
            sink.unserved(e);
        } finally {
            over = true;
            sink.forget(this);
        }
    }

    /** Null if the track, or the service, has gone meanwhile, or would yield noise. */
    private MediaStream<F> open() {
        try {
            MediaStream<F> opened = sink.call().open(track, options);
            stream = opened;
            if (opened instanceof NamedConsumer named) {
                named.consumedBy(sink.toString());
            }
            return opened;
        } catch (UndecryptableException e) {
            LOG.warn("{} gets nothing of {}: {}", sink, info, e.getMessage());
            return null;
        } catch (IllegalStateException e) {
            LOG.debug("The stream of {} has ended before it was opened for {}", info, sink, e);
            return null;
        }
    }

    private void serve(MediaStream<F> opened) {
        try {
            begin();
            for (F frame = next(opened); frame != null; frame = next(opened)) {
                feed(frame);
            }
            if (instance != null && !abandoned) {
                StreamEnd reason = opened.end().orElse(StreamEnd.CLOSED);
                sink.call(info, () -> sink.call().ended(instance, info, reason));
            }
        } finally {
            if (instance != null) {
                sink.supply().release(instance);
            }
        }
    }

    /** Has the sink made, if that is possible now. Else frames pass it by, and one of those that come tries again. */
    private void begin() {
        if (sink.supply().isDue()) {
            instance = sink.supply().get();
            if (instance != null) {
                sink.call(info, () -> sink.call().started(instance, info));
            }
        }
    }

    private static <F> F next(MediaStream<F> opened) {
        for (;;) {
            try {
                return opened.take();
            } catch (InterruptedException e) {
                // No other code knows this thread, so the sink has left the interrupt behind
            } catch (OutOfMemoryError e) {
                Polling.pauseWithoutMemory();
            }
        }
    }

    private void feed(F frame) {
        if (instance == null && !abandoned) {
            begin();
        }
        if (instance == null || abandoned) {
            sink.release(frame);
            return;
        }
        sink.tally().frame();
        sink.call(info, () -> sink.call().frame(instance, frame, info));
    }

    /** Ends the stream; what waits is not delivered any more. */
    void stop() {
        stopped = true;
        MediaStream<F> opened = stream;
        if (opened != null) {
            opened.close();
        }
    }

    /** Whether no other thread than this one is still at it. */
    boolean isOver() {
        return over || thread == Thread.currentThread();
    }

    /** Calls the sink no more, and interrupts the call that it is in. */
    void abandon() {
        abandoned = true;
        Thread busy = thread;
        if (busy != null) {
            busy.interrupt();
        }
    }
}
