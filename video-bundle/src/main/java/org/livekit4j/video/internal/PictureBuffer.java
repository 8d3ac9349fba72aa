package org.livekit4j.video.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoFrame;

/**
 * Describes a picture to the native library, which reads it during one request, by address.
 *
 * <p>An address stays good only if nobody can free the memory meanwhile. That is so for received pictures, whose caller holds a
 * reference, and for memory that this thread alone may free. Everything else is copied here first, into memory that is kept for the
 * next picture. Not safe for use by several threads.
 */
final class PictureBuffer implements AutoCloseable {
    private static final long ALIGNMENT = 64;

    private Arena arena;
    private MemorySegment copy;

    VideoBufferInfo describe(VideoFrame frame) {
        VideoBufferInfo.Builder info = VideoBufferInfo.newBuilder().setType(protocol(frame)).setWidth(frame.width())
                .setHeight(frame.height());
        long[] addresses = LentVideoFrame.original(frame) instanceof NativeVideoFrame received
                ? received.addresses()
                : addresses(frame);
        info.setDataPtr(addresses[0]);
        if (frame.type().packed()) {
            info.setStride(frame.layout(0).stride());
        } else {
            for (int i = 0; i < addresses.length; i++) {
                PlaneLayout plane = frame.layout(i);
                info.addComponents(VideoBufferInfo.ComponentInfo.newBuilder().setDataPtr(addresses[i])
                        .setStride(plane.stride()).setSize(Math.toIntExact(plane.size())));
            }
        }
        return info.build();
    }

    private static org.livekit4j.ffi.proto.VideoBufferType protocol(VideoFrame frame) {
        return org.livekit4j.ffi.proto.VideoBufferType.forNumber(frame.type().ordinal());
    }

    private long[] addresses(VideoFrame frame) {
        long[] addresses = new long[frame.planeCount()];
        MemorySegment[] planes = new MemorySegment[addresses.length];
        boolean stable = true;
        long bytes = 0;
        for (int i = 0; i < planes.length; i++) {
            planes[i] = checked(frame, i);
            stable &= planes[i].isNative() && Confinement.confined(planes[i]);
            bytes += planes[i].byteSize() + ALIGNMENT;
        }
        long offset = 0;
        for (int i = 0; i < planes.length; i++) {
            if (stable) {
                addresses[i] = planes[i].address();
                continue;
            }
            MemorySegment target = buffer(bytes).asSlice(offset, planes[i].byteSize());
            target.copyFrom(planes[i]);
            addresses[i] = target.address();
            offset += (planes[i].byteSize() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
        return addresses;
    }

    private static MemorySegment checked(VideoFrame frame, int index) {
        MemorySegment plane = frame.plane(index);
        if (plane.byteSize() != frame.layout(index).size()) {
            throw new IllegalArgumentException("plane " + index + " of " + frame + " has " + plane.byteSize()
                    + " bytes; its layout says " + frame.layout(index).size());
        }
        return plane;
    }

    private MemorySegment buffer(long bytes) {
        if (copy == null || copy.byteSize() < bytes) {
            close();
            arena = Arena.ofShared();
            copy = arena.allocate(bytes, ALIGNMENT);
        }
        return copy;
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
            arena = null;
            copy = null;
        }
    }
}
