package org.livekit4j.recorder.internal;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingEvent;
import org.livekit4j.recorder.RecordingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls listeners, one event after the other, on a thread of its own. Safe for use by several threads. */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingListener.class);

    private final List<RecordingListener> listeners;
    private final Supplier<List<RecordingListener>> more;
    private final UserCode guard = new UserCode(LOG, () -> "A listener of a recording");
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(
                    Thread.ofVirtual().name("livekit-recording listeners").inheritInheritableThreadLocals(false).factory());

    /** @param more those that are told of every recording */
    Announcer(List<RecordingListener> listeners, Supplier<List<RecordingListener>> more) {
        this.listeners = List.copyOf(listeners);
        this.more = more;
    }

    synchronized void tell(Recording recording, RecordingEvent event) {
        if (!thread.isShutdown()) {
            Stream.concat(listeners.stream(), more.get().stream()).forEach(
                    listener -> thread.execute(() -> guard.run(() -> listener.recordingEvent(recording, event))));
        }
    }

    /** Tells the last event. */
    synchronized void end(Recording recording, RecordingEvent event) {
        tell(recording, event);
        thread.shutdown();
    }
}
