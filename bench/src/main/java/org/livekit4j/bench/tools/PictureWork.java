package org.livekit4j.bench.tools;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.desktop.VideoImages;

/** The tools for pictures. */
final class PictureWork {
    private static final double JPEG_QUALITY = 0.8;

    private final Video video;
    private final int width;
    private final int height;

    PictureWork(Video video, int width, int height) {
        this.video = video;
        this.width = width;
        this.height = height;
    }

    /** @param words the tool and the types of frames that it is told */
    Work of(String... words) {
        VideoFrame frame = frame(VideoBufferType.valueOf(words[1]));
        return switch (words[0]) {
            case "convert" -> {
                VideoBufferType type = VideoBufferType.valueOf(words[2]);
                yield () -> video.convert(frame, type, false).close();
            }
            case "to-image" -> {
                BufferedImage image = VideoImages.toImage(frame);
                yield () -> VideoImages.toImage(frame, image);
            }
            case "to-frame" -> {
                BufferedImage image = VideoImages.toImage(frame);
                yield () -> VideoImages.draw(image, frame);
            }
            case "png" -> () -> VideoImages.writePng(frame, new ByteArrayOutputStream());
            case "jpeg" -> () -> VideoImages.writeJpeg(frame, JPEG_QUALITY, new ByteArrayOutputStream());
            default -> throw new IllegalArgumentException("there is no tool " + words[0]);
        };
    }

    /** With a gradient, as few pictures are of one colour; in memory that the native library can read. */
    private VideoFrame frame(VideoBufferType type) {
        MemorySegment pixels = Arena.global().allocate(type.size(width, height), 64);
        for (long i = 0; i < pixels.byteSize(); i++) {
            pixels.set(ValueLayout.JAVA_BYTE, i, (byte) (i / 16 % 251));
        }
        return VideoFrame.wrap(type, width, height, pixels);
    }
}
