package org.livekit4j.data.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.data.Data;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.DataTrackStreamEOS;
import org.livekit4j.ffi.proto.DataTrackStreamReadRequest;
import org.livekit4j.ffi.proto.DataTrackStreamReadResponse;
import org.livekit4j.ffi.proto.DataTrackSubscribeOptions;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.SubscribeDataTrackErrorCode;
import org.livekit4j.ffi.proto.SubscribeDataTrackRequest;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.Medium;
import org.livekit4j.media.NativeMediaStream;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.text.Printable;
import org.livekit4j.track.StreamEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A native stream of a data track. The native library sends one frame for each read; this asks for the next one with each frame,
 * whether the consumer takes them or not: so that this stream's own queue decides what is dropped, and counts it.
 */
final class NativeDataStream extends NativeMediaStream<DataFrame> implements DataStream {
    private static final Logger LOG = LoggerFactory.getLogger(Data.class);
    private static final String EVENT = "data_track_stream_event";

    private final FfiClient client;
    private final StreamOrigin origin;
    private final DataStreamOptions options;
    private final Consumer<Object> onClose;
    private final DataFrameReader reader = new DataFrameReader();
    /** Held to read and to forbid it, so that no request names a handle that was released. */
    private final ReentrantLock reading = new ReentrantLock();
    private boolean over;
    private volatile FfiHandle handle;
    private volatile FfiRequest read;
    private volatile Registration ending;

    NativeDataStream(FfiClient client, StreamOrigin origin, DataStreamOptions options, Medium<DataFrame, ?, ?, ?> medium,
            Consumer<Object> onClose) {
        super("data stream of '" + origin.info().track() + "'", EVENT, options.capacity(), origin.info(), medium);
        this.client = client;
        this.origin = origin;
        this.options = options;
        this.onClose = onClose;
    }

    void open(SubscriberRegistry registry) {
        open(registry, this::openNative);
    }

    private long openNative() {
        handle = client.adopt(HandleKind.DATA_TRACK_STREAM, subscribe());
        ending = origin.onEnd(this::endInAnyCase);
        read = FfiRequest.newBuilder()
                .setDataTrackStreamRead(DataTrackStreamReadRequest.newBuilder().setStreamHandle(handle.id())).build();
        read();
        read(); // the library keeps one in store, and continues with it while a frame is delivered
        return handle.id();
    }

    /** What is asked for is right by now: so a refusal means that the library does not have the track any more. */
    private FfiOwnedHandle subscribe() {
        SubscribeDataTrackRequest.Builder request = SubscribeDataTrackRequest.newBuilder()
                .setTrackHandle(origin.handle().id())
                .setOptions(DataTrackSubscribeOptions.newBuilder().setBufferSize(options.bufferSize()));
        try {
            return client.request(FfiRequest.newBuilder().setSubscribeDataTrack(request).build()).getSubscribeDataTrack()
                    .getStream().getHandle();
        } catch (FfiException e) {
            throw new IllegalStateException("data track '" + Printable.of(origin.info().track()) + "' has ended", e);
        }
    }

    /** Asks for one more frame. Never waits. */
    private void read() {
        DataTrackStreamReadResponse answer;
        reading.lock();
        try {
            if (over) {
                return;
            }
            answer = client.request(read).getDataTrackStreamRead();
        } catch (FfiException e) { // the library is shut down
            LOG.debug("{} can no longer be read", this, e);
            return;
        } finally {
            reading.unlock();
        }
        if (answer.hasEosEvent()) { // it is not sent as an event then
            tell(answer.getEosEvent());
            endedNatively();
        }
    }

    private void tell(DataTrackStreamEOS end) {
        SubscribeDataTrackErrorCode code = end.getError().getCode();
        if (end.hasError() && code != SubscribeDataTrackErrorCode.SUBSCRIBE_DATA_TRACK_ERROR_CODE_UNPUBLISHED
                && code != SubscribeDataTrackErrorCode.SUBSCRIBE_DATA_TRACK_ERROR_CODE_DISCONNECTED) {
            LOG.warn("The subscription to {} failed: {}", info(), Printable.of(end.getError().getMessage()));
        }
    }

    @Override
    public DataStreamOptions options() {
        return options;
    }

    @Override
    protected DataFrame decode(NativeEvent event) {
        DataFrame frame = reader.read(event);
        if (frame != null) {
            read();
        }
        return frame;
    }

    @Override
    protected boolean endsStream(NativeEvent event) {
        boolean ends = reader.endsStream(event);
        if (ends) {
            tell(event.message().getDataTrackStreamEvent().getEos());
        }
        return ends;
    }

    /** It was a frame, whose successor nobody has asked for, or the end, which the answer repeats. */
    @Override
    protected void eventLost() {
        frameLost();
        read();
    }

    @Override
    protected StreamEnd nativeEnd() {
        return origin.nativeEnd();
    }

    @Override
    protected void discard(DataFrame frame) {
        // The bytes are on the heap.
    }

    @Override
    protected void closeNative() {
        reading.lock();
        over = true;
        reading.unlock();
        try {
            release(ending, handle);
        } finally {
            onClose.accept(this);
        }
    }
}
