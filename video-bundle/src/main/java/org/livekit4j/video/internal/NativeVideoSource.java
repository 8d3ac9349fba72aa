package org.livekit4j.video.internal;

import com.google.protobuf.ByteString;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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

/** A native video source. The lock guards the buffer that pictures from elsewhere are copied to. */
final class NativeVideoSource implements VideoSource {
    private final FfiClient client;
    private final VideoSourceOptions options;
    private final Consumer<Object> onClose;
    private final FfiHandle handle;
    private final Conversion conversion;
    private final ReentrantLock captures = new ReentrantLock();
    private final PictureBuffer buffer = new PictureBuffer();

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
        capture(frame, frame.timestampUs(), frame.rotation(), frame.metadata().orElse(null));
    }

    @Override
    public void capture(VideoFrame frame, long timestampUs, VideoRotation rotation, FrameMetadata metadata) {
        Objects.requireNonNull(rotation, "rotation is null");
        VideoFrame held = conversion.capturable(frame);
        captures.lock();
        try {
            CaptureVideoFrameRequest.Builder request = CaptureVideoFrameRequest.newBuilder().setSourceHandle(handle.id())
                    .setBuffer(buffer.describe(held)).setTimestampUs(timestampUs)
                    .setRotation(org.livekit4j.ffi.proto.VideoRotation.forNumber(rotation.ordinal()));
            if (metadata != null) {
                request.setMetadata(protocol(metadata));
            }
            client.request(FfiRequest.newBuilder().setCaptureVideoFrame(request).build());
        } finally {
            captures.unlock();
            held.close();
        }
    }

    private static org.livekit4j.ffi.proto.FrameMetadata protocol(FrameMetadata metadata) {
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
