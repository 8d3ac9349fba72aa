package org.livekit4j.media.internal;

import java.util.function.Consumer;
import org.livekit4j.ffi.Owner;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.queue.concurrent.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener for each frame until the stream ends. */
public final class ThreadedListener<F> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedListener.class);

    private final Mailbox<F> frames;
    private final FrameReuse<F> reuse;
    private final Consumer<? super F> listener;
    private final UserCode guard;

    public ThreadedListener(String name, Mailbox<F> frames, FrameReuse<F> reuse, Consumer<? super F> listener) {
        this.frames = frames;
        this.reuse = reuse;
        this.listener = listener;
        this.guard = guard(name, listener);
    }

    /** The guard of a stream's listener. */
    static UserCode guard(String stream, Consumer<?> listener) {
        return new UserCode(LOG, () -> "Listener " + Owner.of(listener) + " of stream " + stream);
    }

    @Override
    public void run() {
        while (!frames.isClosed() || frames.depth() > 0) {
            try {
                F frame = frames.take();
                if (frame != null) {
                    guard.accept(listener, frame);
                    reuse.giveBack(frame);
                }
            } catch (InterruptedException e) {
                // No other code knows this thread, so the listener has left the interrupt behind
            } catch (OutOfMemoryError e) {
                Polling.pauseWithoutMemory();
            }
        }
    }
}
