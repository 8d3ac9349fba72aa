package org.livekit4j.itests;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** Frames of one colour, in any type, and frames that can be told apart. */
public final class VideoFrames {

    private VideoFrames() {}

    public static VideoFrame of(Colour colour, VideoBufferType type, int width, int height) {
        byte[] data = new byte[Math.toIntExact(type.size(width, height))];
        int offset = 0;
        int plane = 0;
        for (PlaneLayout layout : type.planes(width, height)) {
            byte[] pattern = pattern(colour, type, plane++);
            for (int i = 0; i < layout.size(); i++) {
                data[offset + i] = pattern[i % pattern.length];
            }
            offset += Math.toIntExact(layout.size());
        }
        return VideoFrame.wrap(type, width, height, MemorySegment.ofArray(data));
    }

    /** What a plane of this colour repeats. */
    private static byte[] pattern(Colour colour, VideoBufferType type, int plane) {
        byte r = (byte) colour.red();
        byte g = (byte) colour.green();
        byte b = (byte) colour.blue();
        byte a = (byte) 255;
        int[] yuva = {colour.y(), colour.u(), colour.v(), 255};
        return switch (type) {
            case RGBA -> new byte[]{r, g, b, a};
            case ABGR -> new byte[]{a, b, g, r};
            case ARGB -> new byte[]{a, r, g, b};
            case BGRA -> new byte[]{b, g, r, a};
            case RGB24 -> new byte[]{r, g, b};
            case I420, I420A, I422, I444 -> new byte[]{(byte) yuva[plane]};
            case I010 -> new byte[]{(byte) (yuva[plane] << 2), (byte) (yuva[plane] >> 6)};
            case NV12 -> plane == 0 ? new byte[]{(byte) yuva[0]} : new byte[]{(byte) yuva[1], (byte) yuva[2]};
        };
    }

    /** The colour in the middle of a frame. */
    public static Colour colour(VideoFrame frame) {
        int x = frame.width() / 2;
        int y = frame.height() / 2;
        VideoBufferType type = frame.type();
        return switch (type) {
            case RGBA -> rgb(frame, x * 4, y, 0, 1, 2);
            case ABGR -> rgb(frame, x * 4, y, 3, 2, 1);
            case ARGB -> rgb(frame, x * 4, y, 1, 2, 3);
            case BGRA -> rgb(frame, x * 4, y, 2, 1, 0);
            case RGB24 -> rgb(frame, x * 3, y, 0, 1, 2);
            case I420, I420A -> Colour.ofYuv(at(frame, 0, x, y), at(frame, 1, x / 2, y / 2), at(frame, 2, x / 2, y / 2));
            case I422 -> Colour.ofYuv(at(frame, 0, x, y), at(frame, 1, x / 2, y), at(frame, 2, x / 2, y));
            case I444 -> Colour.ofYuv(at(frame, 0, x, y), at(frame, 1, x, y), at(frame, 2, x, y));
            case I010, NV12 -> throw new AssertionError("the native library yields no " + type);
        };
    }

    private static Colour rgb(VideoFrame frame, int x, int y, int red, int green, int blue) {
        return new Colour(at(frame, 0, x + red, y), at(frame, 0, x + green, y), at(frame, 0, x + blue, y));
    }

    static int at(VideoFrame frame, int plane, int column, int row) {
        long offset = (long) row * frame.layout(plane).stride() + column;
        return frame.plane(plane).get(ValueLayout.JAVA_BYTE, offset) & 0xff;
    }

    /** A small I420 frame that holds this number, from 0 to 65535. */
    static VideoFrame numbered(int number) {
        VideoFrame picture = of(Colour.WHITE, VideoBufferType.I420, 32, 32);
        picture.plane(0).set(ValueLayout.JAVA_BYTE, 0, (byte) number);
        picture.plane(0).set(ValueLayout.JAVA_BYTE, 1, (byte) (number >> 8));
        return picture;
    }

    static int number(VideoFrame frame) {
        return at(frame, 0, 0, 0) + (at(frame, 0, 1, 0) << 8);
    }
}
