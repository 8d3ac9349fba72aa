package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.CaptureEncodedVideoFrameRequest;
import org.livekit4j.ffi.proto.EncodedFrameType;
import org.livekit4j.ffi.proto.EncodedVideoBufferInfo;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewVideoSourceRequest;
import org.livekit4j.ffi.proto.VideoSourceResolution;
import org.livekit4j.ffi.proto.VideoSourceType;
import org.livekit4j.video.EncodedVideoFrame;
import org.livekit4j.video.EncodedVideoSource;
import org.livekit4j.video.EncodedVideoSourceOptions;
import org.livekit4j.video.EncodedVideoStatistics;
import org.livekit4j.video.EncoderControl;
import org.livekit4j.video.EncoderRate;

/** A native source of encoded video. */
final class NativeEncodedVideoSource implements EncodedVideoSource {
    private final FfiClient client;
    private final EncodedVideoSourceOptions options;
    private final Consumer<Object> onClose;
    private final FfiHandle handle;
    private final KeyFrameRequests requests;
    private final EncoderFeedback feedback;
    /** Guards the buffer and the numbers below. */
    private final ReentrantLock captures = new ReentrantLock();
    private final NativeBuffer buffer = new NativeBuffer();
    private long frames;
    private long keyFrames;
    private long bytes;
    private long dropped;

    NativeEncodedVideoSource(FfiClient client, EncodedVideoSourceOptions options, EncoderControl control,
            Consumer<Object> onClose) {
        this.client = client;
        this.options = Objects.requireNonNull(options, "options is null");
        this.onClose = onClose;
        Objects.requireNonNull(control, "control is null");
        requests = new KeyFrameRequests(options.keyFramePauseMs());
        NewVideoSourceRequest request = NewVideoSourceRequest.newBuilder().setType(VideoSourceType.VIDEO_SOURCE_ENCODED)
                .setResolution(VideoSourceResolution.newBuilder().setWidth(options.width()).setHeight(options.height())).build();
        handle = client.adopt(HandleKind.VIDEO_SOURCE, client
                .request(FfiRequest.newBuilder().setNewVideoSource(request).build()).getNewVideoSource().getSource().getHandle());
        feedback = new EncoderFeedback(client, handle, control, requests, toString());
        feedback.start();
    }

    long nativeHandle() {
        return handle.id();
    }

    @Override
    public EncodedVideoSourceOptions options() {
        return options;
    }

    @Override
    public void capture(EncodedVideoFrame frame) {
        frame.requireDecodable(options.codec());
        captures.lock();
        try {
            long source = handle.id();
            if (!frame.keyFrame() && keyFrames == 0 || !send(source, frame)) {
                dropped++;
                feedback.want();
                return;
            }
            frames++;
            bytes += frame.data().length;
            if (frame.keyFrame()) {
                keyFrames++;
                requests.satisfy();
            }
        } finally {
            captures.unlock();
        }
    }

    /** Whether the native source takes it. */
    private boolean send(long source, EncodedVideoFrame frame) {
        byte[] data = frame.data();
        MemorySegment memory = buffer.atLeast(data.length);
        MemorySegment.copy(data, 0, memory, ValueLayout.JAVA_BYTE, 0, data.length);
        CaptureEncodedVideoFrameRequest.Builder request = CaptureEncodedVideoFrameRequest.newBuilder().setSourceHandle(source)
                .setBuffer(EncodedVideoBufferInfo.newBuilder().setDataPtr(memory.address()).setDataLen(data.length))
                .setCodec(org.livekit4j.ffi.proto.VideoCodec.forNumber(options.codec().ordinal()))
                .setFrameType(frame.keyFrame() ? EncodedFrameType.ENCODED_FRAME_KEY : EncodedFrameType.ENCODED_FRAME_DELTA)
                .setWidth(frame.width()).setHeight(frame.height()).setTimestampUs(frame.timestampUs());
        frame.metadata().ifPresent(metadata -> request.setMetadata(NativeVideoSource.protocol(metadata)));
        try {
            return client.request(FfiRequest.newBuilder().setCaptureEncodedVideoFrame(request).build())
                    .getCaptureEncodedVideoFrame().getAccepted();
        } catch (LiveKitException e) {
            handle.id(); // throws the exception of a source that was closed meanwhile
            throw e;
        }
    }

    @Override
    public Optional<EncoderRate> rate() {
        return feedback.rate();
    }

    @Override
    public EncodedVideoStatistics statistics() {
        captures.lock();
        try {
            return new EncodedVideoStatistics(frames, keyFrames, bytes, dropped, requests.count(), requests.due());
        } finally {
            captures.unlock();
        }
    }

    @Override
    public void close() {
        if (handle.closed()) {
            return;
        }
        feedback.close();
        handle.close();
        captures.lock();
        try {
            buffer.close();
        } finally {
            captures.unlock();
        }
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return "EncodedVideoSource[" + handle + ", " + options + "]";
    }
}
