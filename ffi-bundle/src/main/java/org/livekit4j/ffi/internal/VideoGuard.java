package org.livekit4j.ffi.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.livekit4j.ffi.proto.CaptureEncodedVideoFrameRequest;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.ffi.proto.VideoConvertRequest;
import org.livekit4j.ffi.proto.VideoSourceResolution;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;

/** The rules for video frames: the library trusts sizes and strides, and reads past the end or panics where they do not agree. */
final class VideoGuard {
    static final Map<MessageCase, Consumer<FfiRequest>> RULES = Map.of(MessageCase.NEW_VIDEO_SOURCE,
            request -> source(request.getNewVideoSource().getResolution()), MessageCase.NEW_VIDEO_STREAM,
            request -> queue(request.getNewVideoStream().getQueueSizeFrames()), MessageCase.VIDEO_STREAM_FROM_PARTICIPANT,
            request -> queue(request.getVideoStreamFromParticipant().getQueueSizeFrames()), MessageCase.CAPTURE_VIDEO_FRAME,
            request -> capture(request.getCaptureVideoFrame().getBuffer()), MessageCase.VIDEO_CONVERT,
            request -> conversion(request.getVideoConvert()), MessageCase.CAPTURE_ENCODED_VIDEO_FRAME,
            request -> encoded(request.getCaptureEncodedVideoFrame()), MessageCase.TAKE_ENCODED_VIDEO_SOURCE_FEEDBACK,
            Limits.HARMLESS);

    private static final int MAX_QUEUE_SIZE_FRAMES = 65_536;
    private static final int MAX_ENCODED = 1 << 24;
    /** Of four bytes a pixel. */
    private static final int MAX_STRIDE = 4 * VideoBufferType.MAX_SIDE;

    private VideoGuard() {}

    /** A source sends frames of its size as long as none is captured. */
    private static void source(VideoSourceResolution resolution) {
        VideoBufferType.requireSides(resolution.getWidth(), resolution.getHeight());
    }

    /** The library makes room for all of it at once. */
    private static void queue(int frames) {
        Limits.range("queue_size_frames", frames, 0, MAX_QUEUE_SIZE_FRAMES);
    }

    private static void encoded(CaptureEncodedVideoFrameRequest request) {
        if (request.getBuffer().getDataLen() == 0) {
            throw new IllegalArgumentException("an empty encoded frame; it must contain one access unit");
        }
        Limits.pointer("encoded frame", request.getBuffer().getDataPtr(), request.getBuffer().getDataLen(), MAX_ENCODED);
        VideoBufferType.requireSides(request.getWidth(), request.getHeight());
    }

    /** A stream on the source's track ends the process when it meets such a frame. */
    private static void capture(VideoBufferInfo buffer) {
        VideoBufferType type = type(buffer);
        if (type == VideoBufferType.NV12 || type == VideoBufferType.I010) {
            throw new IllegalArgumentException("capturing a frame " + type
                    + " would end the process as soon as a subscriber watches it; convert it to I420 first");
        }
        buffer(buffer);
    }

    /** The pairs that end the process instead of failing. */
    private static void conversion(VideoConvertRequest request) {
        VideoBufferType type = type(request.getBuffer());
        boolean same = request.getDstType() == request.getBuffer().getType();
        if (type == VideoBufferType.ABGR || type == VideoBufferType.I010 || type == VideoBufferType.NV12 && same) {
            throw new IllegalArgumentException("converting a frame " + type + " to " + request.getDstType()
                    + " would end the process: the native library cannot do it");
        }
        buffer(request.getBuffer());
    }

    private static VideoBufferType type(VideoBufferInfo buffer) {
        return VideoBufferType.values()[buffer.getType().getNumber()];
    }

    private static void buffer(VideoBufferInfo buffer) {
        VideoBufferType type = type(buffer);
        VideoBufferType.requireSides(buffer.getWidth(), buffer.getHeight());
        List<PlaneLayout> tight = type.planes(buffer.getWidth(), buffer.getHeight());
        if (type.packed()) {
            Limits.pointer("frame", buffer.getDataPtr(), tight.get(0).size());
            stride(type, 0, buffer.getStride(), tight.get(0));
            return;
        }
        if (buffer.getComponentsCount() != tight.size()) {
            throw new IllegalArgumentException(
                    "a frame " + type + " with " + buffer.getComponentsCount() + " components; it has " + tight.size());
        }
        for (int i = 0; i < tight.size(); i++) {
            VideoBufferInfo.ComponentInfo component = buffer.getComponents(i);
            PlaneLayout plane = tight.get(i);
            Limits.pointer("component " + i, component.getDataPtr(), plane.size());
            stride(type, i, component.getStride(), plane);
            long right = (long) component.getStride() * plane.rows();
            if (component.getSize() != right) {
                throw new IllegalArgumentException("component " + i + " of a frame " + type + " has " + component.getSize()
                        + " bytes; " + plane.rows() + " rows of stride " + component.getStride() + " are " + right);
            }
        }
    }

    private static void stride(VideoBufferType type, int component, int stride, PlaneLayout tight) {
        if (stride < tight.stride()) {
            throw new IllegalArgumentException("component " + component + " of a frame " + type + " has a stride of " + stride
                    + " bytes; a row takes " + tight.stride());
        }
        Limits.range("the stride of component " + component, stride, 1, MAX_STRIDE);
    }
}
