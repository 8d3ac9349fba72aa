package org.livekit4j.video.internal;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.OwnedVideoBuffer;
import org.livekit4j.ffi.proto.VideoConvertRequest;
import org.livekit4j.ffi.proto.VideoConvertResponse;
import org.livekit4j.track.LiveKitException;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** Has the native library convert pictures. */
final class Conversion {
    private final FfiClient client;

    Conversion(FfiClient client) {
        this.client = client;
    }

    VideoFrame convert(VideoFrame frame, VideoBufferType type, boolean flipY) {
        if (!Conversions.from(frame.type()).contains(type)) {
            throw new LiveKitException(
                    "the native library does not convert " + frame.type() + " to " + type + "; it converts it to "
                            + (Conversions.from(frame.type()).isEmpty() ? "nothing" : Conversions.from(frame.type())));
        }
        VideoFrame held = frame.retain();
        try (PictureBuffer buffer = new PictureBuffer()) {
            VideoConvertRequest request = VideoConvertRequest.newBuilder().setBuffer(buffer.describe(held))
                    .setDstType(org.livekit4j.ffi.proto.VideoBufferType.forNumber(type.ordinal())).setFlipY(flipY).build();
            VideoConvertResponse response = client.request(FfiRequest.newBuilder().setVideoConvert(request).build())
                    .getVideoConvert();
            if (!response.hasBuffer()) {
                throw new LiveKitException(
                        "the native library did not convert " + frame + " to " + type + ": " + response.getError());
            }
            return received(response.getBuffer(), held);
        } finally {
            held.close();
        }
    }

    /** The picture, or one that shows the same and may be captured: some types end the process when they are watched. */
    VideoFrame capturable(VideoFrame frame) {
        return switch (frame.type()) {
            case NV12 -> convert(frame, VideoBufferType.I420, false);
            case I010 -> Narrowing.toI420(frame);
            default -> frame.retain();
        };
    }

    private VideoFrame received(OwnedVideoBuffer converted, VideoFrame original) {
        FfiHandle handle = client.adopt(HandleKind.VIDEO_FRAME, converted.getHandle());
        PictureReader picture = PictureReader.of(converted.getInfo());
        picture.timestampUs = original.timestampUs();
        picture.rotation = original.rotation();
        picture.metadata = original.metadata().orElse(null);
        return new NativeVideoFrame(client, picture, handle::close);
    }
}
