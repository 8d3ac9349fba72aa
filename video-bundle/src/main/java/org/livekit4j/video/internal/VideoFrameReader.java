package org.livekit4j.video.internal;

import java.util.Arrays;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.OwnedVideoBuffer;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.ffi.proto.VideoFrameReceived;
import org.livekit4j.ffi.proto.VideoStreamEvent;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoRotation;

/**
 * Reads the layout of a received frame and the addresses of its planes directly from the wire: decoding the event would cost more
 * than everything else that is done for a frame.
 */
final class VideoFrameReader {
    private static final VideoBufferType[] TYPES = VideoBufferType.values();
    /** How many planes each type has. */
    private static final int[] PLANES = Arrays.stream(TYPES)
            .mapToInt(type -> type.planes(VideoBufferType.MIN_SIDE, VideoBufferType.MIN_SIDE).size()).toArray();
    private static final VideoRotation[] ROTATIONS = VideoRotation.values();
    private static final int MAX_PLANES = 4;

    VideoBufferType type = VideoBufferType.RGBA;
    int width;
    int height;
    int planes;
    final long[] addresses = new long[MAX_PLANES];
    final int[] strides = new int[MAX_PLANES];
    long timestampUs;
    VideoRotation rotation = VideoRotation.ROTATION_0;
    FrameMetadata metadata;

    private final String origin;

    private VideoFrameReader(String origin) {
        this.origin = origin;
    }

    /** @param origin the origin of the frame, for the log */
    static VideoFrameReader of(VideoBufferInfo info, String origin) {
        VideoFrameReader reader = new VideoFrameReader(origin);
        reader.type = TYPES[info.getType().getNumber()];
        reader.width = info.getWidth();
        reader.height = info.getHeight();
        reader.addresses[0] = info.getDataPtr();
        reader.strides[0] = info.getStride();
        for (VideoBufferInfo.ComponentInfo component : info.getComponentsList()) {
            reader.addresses[reader.planes] = component.getDataPtr();
            reader.strides[reader.planes++] = component.getStride();
        }
        reader.planes = Math.max(reader.planes, 1);
        return reader;
    }

    /**
     * Null if the event holds no frame.
     *
     * @param origin the origin of the frame, for the log
     */
    static VideoFrameReader of(NativeEvent event, WireReader wire, String origin) {
        wire.read(event);
        if (!wire.enter(FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER)
                || !wire.enter(VideoStreamEvent.FRAME_RECEIVED_FIELD_NUMBER)) {
            return null;
        }
        VideoFrameReader reader = new VideoFrameReader(origin);
        while (wire.next()) {
            switch (wire.field()) {
                case VideoFrameReceived.BUFFER_FIELD_NUMBER -> reader.buffer(wire);
                case VideoFrameReceived.TIMESTAMP_US_FIELD_NUMBER -> reader.timestampUs = wire.varint();
                case VideoFrameReceived.ROTATION_FIELD_NUMBER -> reader.rotation = ROTATIONS[(int) wire.varint()];
                case VideoFrameReceived.METADATA_FIELD_NUMBER -> {
                    wire.skip();
                    reader.metadata = metadata(event);
                }
                default -> wire.skip();
            }
        }
        return reader;
    }

    /** Whether the event says that the stream has ended. */
    static boolean endsStream(NativeEvent event, WireReader wire) {
        wire.read(event);
        return wire.enter(FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER) && wire.enter(VideoStreamEvent.EOS_FIELD_NUMBER);
    }

    private void buffer(WireReader wire) {
        int outer = wire.enter();
        while (wire.next()) {
            if (wire.field() == OwnedVideoBuffer.INFO_FIELD_NUMBER) {
                info(wire);
            } else {
                wire.skip();
            }
        }
        wire.leave(outer);
    }

    private void info(WireReader wire) {
        int outer = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case VideoBufferInfo.TYPE_FIELD_NUMBER -> type = TYPES[(int) wire.varint()];
                case VideoBufferInfo.WIDTH_FIELD_NUMBER -> width = (int) wire.varint();
                case VideoBufferInfo.HEIGHT_FIELD_NUMBER -> height = (int) wire.varint();
                case VideoBufferInfo.DATA_PTR_FIELD_NUMBER -> addresses[0] = wire.varint();
                case VideoBufferInfo.STRIDE_FIELD_NUMBER -> strides[0] = (int) wire.varint();
                case VideoBufferInfo.COMPONENTS_FIELD_NUMBER -> component(wire);
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        planes = Math.max(planes, 1);
    }

    private void component(WireReader wire) {
        int outer = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case VideoBufferInfo.ComponentInfo.DATA_PTR_FIELD_NUMBER -> addresses[planes] = wire.varint();
                case VideoBufferInfo.ComponentInfo.STRIDE_FIELD_NUMBER -> strides[planes] = (int) wire.varint();
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        planes++;
    }

    /** Null for more of it than a frame can carry. */
    private static FrameMetadata metadata(NativeEvent event) {
        org.livekit4j.ffi.proto.FrameMetadata sent = event.message().getVideoStreamEvent().getFrameReceived().getMetadata();
        try {
            return new FrameMetadata(sent.getUserTimestamp(), sent.getFrameId(), sent.getUserData().toByteArray());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether the receiver can capture the frame again: a remote participant chooses its size, and some sizes end the process. */
    boolean usable() {
        return Math.min(width, height) >= VideoBufferType.MIN_SIDE && Math.max(width, height) <= VideoBufferType.MAX_SIDE
                && planes == PLANES[type.ordinal()];
    }

    String shape() {
        return "VideoFrame[" + type + ", " + width + " × " + height + "]";
    }

    @Override
    public String toString() {
        return shape() + " of " + origin;
    }
}
