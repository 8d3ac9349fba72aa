package org.livekit4j.video.internal;

import com.google.protobuf.ByteString;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.CaptureVideoFrameRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewVideoSourceRequest;
import org.livekit4j.ffi.proto.VideoSourceResolution;
import org.livekit4j.ffi.proto.VideoSourceType;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;

/** A native video source. The lock guards the buffer into which foreign frames are copied. */
final class NativeVideoSource implements VideoSource {
    private final FfiClient client;
    private final VideoSourceOptions options;
    private final Consumer<Object> onClose;
    private final FfiHandle handle;
    private final Conversion conversion;
    private final ReentrantLock captures = new ReentrantLock();
    private final FrameBuffer buffer = new FrameBuffer();

    NativeVideoSource(FfiClient client, Conversion conversion, VideoSourceOptions options, Consumer<Object> onClose) {
        this.client = client;
        this.conversion = conversion;
        this.options = options;
        this.onClose = onClose;
        NewVideoSourceRequest request = NewVideoSourceRequest.newBuilder().setType(VideoSourceType.VIDEO_SOURCE_NATIVE)
                .setResolution(VideoSourceResolution.newBuilder().setWidth(options.width()).setHeight(options.height()))
                .setIsScreencast(options.screencast()).build();
        this.handle = client.adopt(HandleKind.VIDEO_SOURCE, client
                .request(FfiRequest.newBuilder().setNewVideoSource(request).build()).getNewVideoSource().getSource().getHandle());
    }

    long nativeHandle() {
        return handle.id();
    }

    @Override
    public VideoSourceOptions options() {
        return options;
    }

    @Override
    public void capture(VideoFrame frame) {
        capture(frame, checked -> request(checked.timestampUs(), checked.rotation(), checked.metadata().orElse(null)));
    }

    @Override
    public void capture(VideoFrame frame, long timestampUs, VideoRotation rotation, FrameMetadata metadata) {
        Objects.requireNonNull(rotation, "rotation is null");
        capture(frame, checked -> request(timestampUs, rotation, metadata));
    }

    private void capture(VideoFrame frame, Function<CheckedFrame, CaptureVideoFrameRequest.Builder> request) {
        frame.retain();
        try {
            CheckedFrame checked = CheckedFrame.of(frame);
            Optional<VideoFrame> converted = conversion.capturable(checked, frame);
            try {
                send(converted.map(CheckedFrame::of).orElse(checked), request.apply(checked));
            } finally {
                converted.ifPresent(VideoFrame::close);
            }
        } finally {
            frame.close();
        }
    }

    private void send(CheckedFrame checked, CaptureVideoFrameRequest.Builder request) {
        captures.lock();
        try {
            request.setSourceHandle(handle.id()).setBuffer(buffer.describe(checked));
            client.request(FfiRequest.newBuilder().setCaptureVideoFrame(request).build());
        } catch (LiveKitException e) {
            handle.id(); // throws the exception of a source that was closed meanwhile
            throw e;
        } finally {
            captures.unlock();
        }
    }

    private static CaptureVideoFrameRequest.Builder request(long timestampUs, VideoRotation rotation, FrameMetadata metadata) {
        CaptureVideoFrameRequest.Builder request = CaptureVideoFrameRequest.newBuilder().setTimestampUs(timestampUs)
                .setRotation(org.livekit4j.ffi.proto.VideoRotation.forNumber(rotation.ordinal()));
        if (metadata != null) {
            request.setMetadata(protocol(metadata));
        }
        return request;
    }

    static org.livekit4j.ffi.proto.FrameMetadata protocol(FrameMetadata metadata) {
        return org.livekit4j.ffi.proto.FrameMetadata.newBuilder().setUserTimestamp(metadata.userTimestamp())
                .setFrameId(metadata.frameId()).setUserData(ByteString.copyFrom(metadata.userData())).build();
    }

    @Override
    public void close() {
        if (handle.closed()) {
            return;
        }
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
        return "VideoSource[" + handle + ", " + options + "]";
    }
}
