package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.video.PlaneLayout;

/**
 * Describes a frame to the native library, which reads it by address during one request.
 *
 * <p>An address stays valid only if no other code can free the memory meanwhile. This holds for received frames, of which the
 * caller holds a reference, and for memory that only this thread may free. Everything else is copied first, into memory that is
 * kept for the next frame. Not safe for use by several threads.
 */
final class FrameBuffer implements AutoCloseable {
    private static final long ALIGNMENT = NativeBuffer.ALIGNMENT;

    private final NativeBuffer copy = new NativeBuffer();

    /** @throws IllegalStateException if the frame's memory is freed by another thread meanwhile */
    VideoBufferInfo describe(CheckedFrame frame) {
        long[] addresses = frame.planes().isEmpty() ? frame.addresses() : addresses(frame);
        VideoBufferInfo.Builder info = VideoBufferInfo.newBuilder()
                .setType(org.livekit4j.ffi.proto.VideoBufferType.forNumber(frame.type().ordinal())).setWidth(frame.width())
                .setHeight(frame.height()).setDataPtr(addresses[0]);
        if (frame.type().packed()) {
            info.setStride(frame.layouts().get(0).stride());
        } else {
            for (int i = 0; i < addresses.length; i++) {
                PlaneLayout plane = frame.layouts().get(i);
                info.addComponents(VideoBufferInfo.ComponentInfo.newBuilder().setDataPtr(addresses[i])
                        .setStride(plane.stride()).setSize(Math.toIntExact(plane.size())));
            }
        }
        return info.build();
    }

    private long[] addresses(CheckedFrame frame) {
        List<MemorySegment> planes = frame.planes();
        boolean safe = planes.stream().allMatch(SegmentAccess::safe);
        return safe ? planes.stream().mapToLong(MemorySegment::address).toArray() : copied(frame, planes);
    }

    private long[] copied(CheckedFrame frame, List<MemorySegment> planes) {
        long[] addresses = new long[planes.size()];
        MemorySegment target = copy.atLeast(planes.stream().mapToLong(plane -> plane.byteSize() + ALIGNMENT).sum());
        long offset = 0;
        for (int i = 0; i < addresses.length; i++) {
            MemorySegment plane = planes.get(i);
            MemorySegment place = target.asSlice(offset, plane.byteSize());
            frame.read(() -> place.copyFrom(plane));
            addresses[i] = target.address() + offset;
            offset += (plane.byteSize() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
        return addresses;
    }

    @Override
    public void close() {
        copy.close();
    }
}
