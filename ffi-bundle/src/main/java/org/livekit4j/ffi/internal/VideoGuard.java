package org.livekit4j.ffi.internal;

import java.util.List;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.ffi.proto.VideoConvertRequest;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;

/** The rules for pictures: the library trusts sizes and strides, and reads past the end or panics where they do not agree. */
final class VideoGuard {

    private VideoGuard() {}

    static void resolution(int width, int height) {
        VideoBufferType.I420.planes(width, height);
    }

    /** A stream on the source's track ends the process when it meets such a picture. */
    static void capture(VideoBufferInfo buffer) {
        VideoBufferType type = type(buffer);
        if (type == VideoBufferType.NV12 || type == VideoBufferType.I010) {
            throw new IllegalArgumentException("capturing a picture " + type
                    + " would end the process as soon as somebody watches it; convert it to I420 first");
        }
        buffer(buffer);
    }

    /** The pairs that end the process instead of failing. */
    static void conversion(VideoConvertRequest request) {
        VideoBufferType type = type(request.getBuffer());
        boolean same = request.getDstType() == request.getBuffer().getType();
        if (type == VideoBufferType.ABGR || type == VideoBufferType.I010 || type == VideoBufferType.NV12 && same) {
            throw new IllegalArgumentException("converting a picture " + type + " to " + request.getDstType()
                    + " would end the process: the native library cannot do it");
        }
        buffer(request.getBuffer());
    }

    private static VideoBufferType type(VideoBufferInfo buffer) {
        return VideoBufferType.values()[buffer.getType().getNumber()];
    }

    private static void buffer(VideoBufferInfo buffer) {
        VideoBufferType type = type(buffer);
        List<PlaneLayout> tight = type.planes(buffer.getWidth(), buffer.getHeight());
        if (type.packed()) {
            RequestGuard.pointer("picture", buffer.getDataPtr(), tight.get(0).size());
            stride(type, 0, buffer.getStride(), tight.get(0));
            return;
        }
        if (buffer.getComponentsCount() != tight.size()) {
            throw new IllegalArgumentException(
                    "a picture " + type + " with " + buffer.getComponentsCount() + " components; it has " + tight.size());
        }
        for (int i = 0; i < tight.size(); i++) {
            VideoBufferInfo.ComponentInfo component = buffer.getComponents(i);
            PlaneLayout plane = tight.get(i);
            RequestGuard.pointer("component " + i, component.getDataPtr(), plane.size());
            stride(type, i, component.getStride(), plane);
            long right = (long) component.getStride() * plane.rows();
            if (component.getSize() != right) {
                throw new IllegalArgumentException("component " + i + " of a picture " + type + " has " + component.getSize()
                        + " bytes; " + plane.rows() + " rows of stride " + component.getStride() + " are " + right);
            }
        }
    }

    private static void stride(VideoBufferType type, int component, int stride, PlaneLayout tight) {
        if (stride < tight.stride()) {
            throw new IllegalArgumentException("component " + component + " of a picture " + type + " has a stride of " + stride
                    + " bytes; a row takes " + tight.stride());
        }
    }
}
