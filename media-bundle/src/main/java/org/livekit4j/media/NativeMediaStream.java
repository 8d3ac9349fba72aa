package org.livekit4j.media;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.livekit4j.LiveKitException;
import org.livekit4j.Registration;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.management.FlightEvents;
import org.livekit4j.media.internal.PreOpenBuffer;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;

/**
 * The frames of one native stream: a direct subscriber for the stream's key, and the mailbox from which its consumer takes. The
 * native thread itself wakes a consumer that waits in {@link #take}; only {@link #listen(java.util.function.Consumer)} and {@link
 * #publisher} start a virtual thread. Once a first processor is added, frames pass through a pipeline until the stream ends. Safe
 * for use by several threads.
 *
 * @param <F> the type of the frames
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
     * Creates a stream, which {@link #open} opens.
     *
     * @param name the stream's name in statistics and the log
     * @param type the type of its events by protocol name, such as {@code audio_stream_event}
     * @param capacity how many frames may wait: 0 for any number, 1 for the latest only; if it is more, the oldest is dropped
     * @param info the description of the stream, which selects its processors
     * @param medium the medium whose processors may work on the frames
     */
    protected NativeMediaStream(String name, String type, int capacity, StreamInfo info, Medium<F, ?, ?, ?> medium) {
        this(name, type, capacity, false, info, medium);
    }

    /**
     * Creates a stream that may use its frames again, which {@link #open} opens.
     *
     * @param name the stream's name in statistics and the log
     * @param type the type of its events by protocol name, such as {@code audio_stream_event}
     * @param capacity how many frames may wait: 0 for any number, 1 for the latest only; if it is more, the oldest is dropped
     * @param reusesFrames whether {@link #freeFrame} returns frames that the consumer is done with
     * @param info the description of the stream, which selects its processors
     * @param medium the medium whose processors may work on the frames
     */
    protected NativeMediaStream(String name, String type, int capacity, boolean reusesFrames, StreamInfo info,
            Medium<F, ?, ?, ?> medium) {
        super(name, capacity, reusesFrames, info, medium);
        this.type = Objects.requireNonNull(type, "type is null");
    }

    /**
     * Decodes the frame of an event. Called on a native thread; for events that arrived before the stream's key was known, on the
     * thread that opens the stream.
     *
     * @param event the event
     * @return the frame, or null if the event has none
     */
    @Nullable
    protected abstract F decode(NativeEvent event);

    /**
     * Returns whether an event without a frame is the last one of the stream. Called after {@link #decode}, on the same thread.
     *
     * @param event the event
     * @return whether the native stream has ended
     */
    protected abstract boolean endsStream(NativeEvent event);

    /**
     * Returns the reason why the native stream ended by itself. Called on a thread that may block.
     *
     * @return the reason
     */
    protected StreamEnd nativeEnd() {
        return StreamEnd.END_OF_TRACK;
    }

    /**
     * Called when an event of the open stream was lost because memory was full. The default takes it for the last one of the
     * stream, because a lost frame of audio or video is not reported. Called on a thread that may block.
     */
    protected void eventLost() {
        endedNatively();
    }

    /** Ends the stream, because the native stream has ended. Never waits, so that it can be called on a native thread. */
    protected final void endedNatively() {
        life.nativelyOver();
        CallbackThreads.start(name, this, this::endNatively);
    }

    /** Counts a frame as dropped that was lost because memory was full. */
    protected final void frameLost() {
        notKept();
    }

    /**
     * Releases the native stream, if it was opened. Called on a thread that may block, and again if it failed because memory was
     * full.
     */
    protected abstract void closeNative();

    /**
     * Closes what a stream may have: both, also if closing the first one fails.
     *
     * @param listening the registration for the end of the track
     * @param opened the handle of the native stream
     */
    protected static void release(@Nullable Registration listening, @Nullable FfiHandle opened) {
        try {
            if (listening != null) {
                listening.close();
            }
        } finally {
            if (opened != null) {
                opened.close();
            }
        }
    }

    /**
     * Opens the stream. Its first events may arrive before its key is known. The last 256 events of the type that arrive
     * meanwhile are kept, and those of this stream are delivered first.
     *
     * @param registry subscribes to the events
     * @param openNative creates the native stream and returns its key; if it throws, the stream is closed and this method throws
     * the same
     * @throws org.livekit4j.LiveKitException if events were lost meanwhile because memory was full; the stream is closed
     */
    protected final void open(SubscriberRegistry registry, LongSupplier openNative) {
        try {
            attach();
            registration = registry.register(new Receiver(), properties(Map.of()));
            key = openNative.getAsLong();
            FlightEvents.streamOpened(name, info());
        } catch (Throwable e) {
            abandon();
            throw e;
        }
        try {
            registration.update(properties(Map.of(QueueConstants.EVENT_KEYS, key)));
            early.replay(this::handle);
            if (early.hasMissed()) {
                throw new LiveKitException("events of " + name + " were lost while it opened: memory was full; open it again");
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

        @Override
        public void lost(long events) {
            PreOpenBuffer holding = early;
            if (holding != null) {
                holding.miss();
            } else {
                eventLost();
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

    /**
     * Ends the stream like {@link #end(StreamEnd)}, and retries while memory is full.
     *
     * @param reason the reason
     */
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
            endedNatively();
        }
    }

    @Override
    final void releaseNative() {
        FlightEvents.streamEnded(name, info(), life.reason(), statistics());
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
