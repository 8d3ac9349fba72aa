package org.livekit4j.queue.stream;

import java.util.function.Consumer;
import org.livekit4j.queue.Mailbox;
import org.livekit4j.queue.internal.Complaints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener for each frame until the stream ends. */
final class FrameListening<F> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameListening.class);

    private final String name;
    private final Mailbox<F> frames;
    private final Consumer<? super F> listener;
    private final Complaints failures = new Complaints();

    FrameListening(String name, Mailbox<F> frames, Consumer<? super F> listener) {
        this.name = name;
        this.frames = frames;
        this.listener = listener;
    }

    @Override
    public void run() {
        for (;;) {
            try {
                F frame = frames.take();
                if (frame == null) {
                    return;
                }
                listener.accept(frame);
            } catch (InterruptedException e) {
                // Nobody else knows this thread: the listener left the interrupt behind
            } catch (RuntimeException | Error e) {
                failures.report(count -> LOG.warn("The listener of stream {} has failed {} times", name, count, e));
            }
        }
    }
}
