package org.livekit4j.media;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.livekit4j.LiveKitException;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.Polling;
import org.livekit4j.media.internal.PreOpenBuffer;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;

/**
 * The frames of one native stream: a direct subscriber for the stream's own key, and the mailbox that its consumer takes from. A
 * consumer that waits in {@link #take} is woken by the native thread itself; only {@link #listen} and {@link #publisher} start a
 * thread, a virtual one. From the first processor on frames take the way through a {@link ProcessorPipeline}, to the end of the stream.
 */
public abstract class NativeMediaStream<F> extends PipelinedStream<F> {
    /** Loaded with this class: a type that is first used while memory is full can never be used. */
    private static final StreamEnd BY_ITSELF = StreamEnd.END_OF_TRACK;

    private final String type;
    private UpdatableRegistration registration;
    /** Null once the stream is open. */
    private volatile PreOpenBuffer early = new PreOpenBuffer();
    private volatile long key;

    /**
     * @param name in statistics and the log
     * @param type of event by its protocol name, such as {@code audio_stream_event}
     * @param capacity frames that may wait: 0 for any number, 1 for the latest only; of more, the oldest goes
     * @param info what the stream carries, which decides on its processors
     * @param medium whose processors may work on the frames
     */
    protected NativeMediaStream(String name, String type, int capacity, StreamInfo info, Medium<F, ?, ?, ?> medium) {
        super(name, capacity, info, medium);
        this.type = Objects.requireNonNull(type, "type is null");
    }

    /**
     * The frame of this event, or null if it holds none. On a native thread; for events that came before the stream's key was
     * known, on the thread that opens the stream.
     */
    @Nullable
    protected abstract F decode(NativeEvent event);

    /** Whether this event, which holds no frame, is the stream's last one. On the same thread as {@link #decode}, after it. */
    protected abstract boolean endsStream(NativeEvent event);

    /** What it means that the native stream has ended by itself. On a thread that may block. */
    protected StreamEnd nativeEnd() {
        return StreamEnd.END_OF_TRACK;
    }

    /** Releases the native stream, if it was opened. Called on a thread that may block, and again if it fails for want of memory. */
    protected abstract void closeNative();

    /**
     * Opens the stream. Its first events can come before its key is known: the last 256 events of the type
     * that come meanwhile are held, and of those the stream's own are delivered first.
     *
     * @param openNative makes the native stream and returns its key. If it throws, so does this, and the stream is closed
     */
    protected final void open(SubscriberRegistry registry, LongSupplier openNative) {
        try {
            attach();
            registration = registry.register(new Receiver(), properties(Map.of()));
            key = openNative.getAsLong();
        } catch (Throwable e) {
            abandon();
            throw e;
        }
        try {
            registration.update(properties(Map.of(QueueConstants.EVENT_KEYS, key)));
            early.replay(this::handle);
            if (early.hasMissed()) {
                throw new LiveKitException("there was no memory for events of " + name + " while it was opened; open it again");
            }
            early = null;
        } catch (Throwable e) {
            early.release();
            end(StreamEnd.SERVICE_STOPPED);
            throw e;
        } finally {
            life.opened();
            life.release(this::releaseNative);
        }
    }

    private Map<String, ?> properties(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put(QueueConstants.NAME, name);
        all.put(QueueConstants.EVENT_TYPES, type);
        all.put(QueueConstants.DELIVERY, "direct");
        return all;
    }

    private void abandon() {
        if (registration != null) {
            registration.close();
        }
        early.release();
        end(StreamEnd.CLOSED);
        try {
            closeNative();
        } finally {
            life.released();
        }
    }

    private final class Receiver implements FfiEventSubscriber {

        @Override
        public void onEvent(NativeEvent event) {
            PreOpenBuffer holding = early;
            if (holding == null || !holding.hold(event)) {
                handle(event);
            }
        }

        /** No frame: then it was the stream's end. */
        @Override
        public void lost(long events) {
            PreOpenBuffer holding = early;
            if (holding != null) {
                holding.miss();
            } else {
                life.nativelyOver();
                endNatively();
            }
        }
    }

    private void endNatively() {
        StreamEnd why = BY_ITSELF;
        try {
            why = nativeEnd();
        } finally {
            endInAnyCase(why);
        }
    }

    /** Ends the stream as {@link #end} does, and tries again as long as there is no memory for that. */
    protected final void endInAnyCase(StreamEnd reason) {
        for (boolean ended = false; !ended;) {
            try {
                end(reason);
                ended = true;
            } catch (OutOfMemoryError e) {
                Polling.pauseWithoutMemory();
            }
        }
    }

    private void handle(NativeEvent event) {
        if (event.key() != key || !life.isReceiving()) {
            return;
        }
        F frame;
        try {
            frame = decode(event);
        } catch (OutOfMemoryError e) {
            if (!event.isFrame()) {
                throw e;
            }
            notKept();
            return;
        }
        if (frame != null) {
            forward(frame);
        } else if (endsStream(event)) {
            life.nativelyOver();
            CallbackThreads.start(name, this, this::endNatively); // the native thread must not wait
        }
    }

    @Override
    final void releaseNative() {
        try {
            registration.close();
        } finally {
            try {
                closeNative();
            } finally {
                life.released();
            }
        }
    }
}
