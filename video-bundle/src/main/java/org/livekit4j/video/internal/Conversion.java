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
            return convert(Picture.of(frame), type, flipY);
        } finally {
            frame.close();
        }
    }

    private VideoFrame convert(Picture picture, VideoBufferType type, boolean flipY) {
        Set<VideoBufferType> targets = ConversionTable.from(picture.type());
        if (!targets.contains(type)) {
            throw new LiveKitException("the native library does not convert " + picture.type() + " to " + type
                    + "; it converts it to " + (targets.isEmpty() ? "nothing" : targets));
        }
        try (PictureBuffer buffer = new PictureBuffer()) {
            VideoConvertRequest request = VideoConvertRequest.newBuilder().setBuffer(buffer.describe(picture))
                    .setDstType(org.livekit4j.ffi.proto.VideoBufferType.forNumber(type.ordinal())).setFlipY(flipY).build();
            VideoConvertResponse response = client.request(FfiRequest.newBuilder().setVideoConvert(request).build())
                    .getVideoConvert();
            if (!response.hasBuffer()) {
                throw new LiveKitException(
                        "the native library did not convert " + picture + " to " + type + ": " + response.getError());
            }
            return received(response.getBuffer(), picture);
        }
    }

    /**
     * One that shows the same and may be captured, for types that end the process when they are watched; empty for those that may be captured
     * as they are.
     */
    Optional<VideoFrame> capturable(Picture picture, VideoFrame frame) {
        return switch (picture.type()) {
            case NV12 -> Optional.of(convert(picture, VideoBufferType.I420, false));
            case I010 ->
                Optional.of(I010Converter.toI420(picture, picture.planes().isEmpty() ? frame::plane : picture.planes()::get));
            default -> Optional.empty();
        };
    }

    private VideoFrame received(OwnedVideoBuffer converted, Picture original) {
        FfiHandle handle = client.adopt(HandleKind.VIDEO_FRAME, converted.getHandle());
        PictureReader picture = PictureReader.of(converted.getInfo());
        picture.timestampUs = original.timestampUs();
        picture.rotation = original.rotation();
        picture.metadata = original.metadata().orElse(null);
        return new NativeVideoFrame(client, picture, leaks, "a conversion", handle::close);
    }
}
