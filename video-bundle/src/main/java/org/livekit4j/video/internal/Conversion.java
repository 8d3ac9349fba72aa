package org.livekit4j.video.internal;

import java.util.Optional;
import java.util.Set;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.LeakDetector;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.OwnedVideoBuffer;
import org.livekit4j.ffi.proto.VideoConvertRequest;
import org.livekit4j.ffi.proto.VideoConvertResponse;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** Converts frames with the native library. */
final class Conversion {
    private final FfiClient client;
    private final LeakDetector leaks;

    Conversion(FfiClient client, LeakDetector leaks) {
        this.client = client;
        this.leaks = leaks;
    }

    VideoFrame convert(VideoFrame frame, VideoBufferType type, boolean flipY) {
        frame.retain();
        try {
            return convert(CheckedFrame.of(frame), type, flipY);
        } finally {
            frame.close();
        }
    }

    private VideoFrame convert(CheckedFrame checked, VideoBufferType type, boolean flipY) {
        Set<VideoBufferType> targets = ConversionTable.from(checked.type());
        if (!targets.contains(type)) {
            throw new LiveKitException("the native library does not convert " + checked.type() + " to " + type
                    + "; it converts it to " + (targets.isEmpty() ? "nothing" : targets));
        }
        try (FrameBuffer buffer = new FrameBuffer()) {
            VideoConvertRequest request = VideoConvertRequest.newBuilder().setBuffer(buffer.describe(checked))
                    .setDstType(org.livekit4j.ffi.proto.VideoBufferType.forNumber(type.ordinal())).setFlipY(flipY).build();
            VideoConvertResponse response = client.request(FfiRequest.newBuilder().setVideoConvert(request).build())
                    .getVideoConvert();
            if (!response.hasBuffer()) {
                throw new LiveKitException(
                        "the native library did not convert " + checked + " to " + type + ": " + response.getError());
            }
            return received(response.getBuffer(), checked);
        }
    }

    /**
     * Returns a copy in a type that may be captured, for types that end the process when a stream receives them; empty for
     * types that may be captured as they are.
     */
    Optional<VideoFrame> capturable(CheckedFrame checked, VideoFrame frame) {
        return switch (checked.type()) {
            case NV12 -> Optional.of(convert(checked, VideoBufferType.I420, false));
            case I010 ->
                Optional.of(I010Converter.toI420(checked, checked.planes().isEmpty() ? frame::plane : checked.planes()::get));
            default -> Optional.empty();
        };
    }

    private VideoFrame received(OwnedVideoBuffer converted, CheckedFrame original) {
        FfiHandle handle = client.adopt(HandleKind.VIDEO_FRAME, converted.getHandle());
        VideoFrameReader reader = VideoFrameReader.of(converted.getInfo(), "a conversion");
        reader.timestampUs = original.timestampUs();
        reader.rotation = original.rotation();
        reader.metadata = original.metadata().orElse(null);
        return new NativeVideoFrame(client, reader, leaks, handle::close);
    }
}
