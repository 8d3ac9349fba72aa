package org.livekit4j.karaf.itests.user;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** Frames through the native library and back, each of a grey of its own. */
final class VideoCheck {
    private static final int SIDE = 32;
    private static final int DARKEST = 20;
    private static final int PICTURES = 50;
    private static final VideoStreamOptions LOSSLESS = VideoStreamOptions.DEFAULTS.withCapacity(0);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private VideoCheck() {}

    /** What came back: how many frames in order. */
    static Map<String, Long> run(Video video) throws InterruptedException {
        try (VideoSource source = video.createSource(VideoSourceOptions.of(SIDE, SIDE));
                LocalVideoTrack track = video.createTrack("greys", source)) {
            try (VideoStream first = video.openStream(track, LOSSLESS)) {
                while (roundTrip(source, first, DARKEST) != DARKEST) {
                    // The native library enables a new track a moment after it was created, and sends black until then
                }
            }
            try (VideoStream stream = video.openStream(track, LOSSLESS)) {
                long pictures = 0;
                while (pictures < PICTURES && roundTrip(source, stream, DARKEST + (int) pictures) == DARKEST + pictures) {
                    pictures++;
                }
                return Map.of("pictures", pictures);
            }
        }
    }

    private static int roundTrip(VideoSource source, VideoStream stream, int grey) throws InterruptedException {
        byte[] data = new byte[Math.toIntExact(VideoBufferType.I420.size(SIDE, SIDE))];
        Arrays.fill(data, (byte) 128);
        Arrays.fill(data, 0, SIDE * SIDE, (byte) grey);
        try (VideoFrame picture = VideoFrame.wrap(VideoBufferType.I420, SIDE, SIDE, MemorySegment.ofArray(data))) {
            source.capture(picture);
        }
        try (VideoFrame seen = stream.poll(TIMEOUT)) {
            return seen.plane(0).get(ValueLayout.JAVA_BYTE, 0) & 0xff;
        }
    }
}
