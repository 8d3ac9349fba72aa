package org.livekit4j.dashboard.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.dashboard.DashboardProvider.Source;
import org.livekit4j.ffi.Completion;
import org.livekit4j.media.management.MediumStatus.OpenStream;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;

/** Small pictures of what video streams show, taken by a processor that is there for one frame. */
record Pictures(Source source) {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;
    private static final int BYTES = 4;
    private static final long TIMEOUT_MILLIS = 3_000;

    /**
     * Takes a picture of the next frame.
     *
     * @param key the stream's
     * @return a byte each for the width and the height, and the pixels, four bytes each: red, green, blue, alpha; empty if there
     * is no such stream, or no frame comes soon
     */
    Optional<byte[]> take(String key) throws InterruptedException {
        Optional<StreamInfo> stream = Collector.media(source).stream().filter(medium -> medium.medium().equals("video"))
                .flatMap(medium -> Stream.ofNullable(MediaRows.keyed(medium).get(key))).map(OpenStream::info).findFirst();
        List<Video> services = source.all(Video.class);
        return stream.isEmpty() || services.isEmpty() ? Optional.empty() : take(services.getFirst(), stream.get());
    }

    private static Optional<byte[]> take(Video video, StreamInfo stream) throws InterruptedException {
        CompletableFuture<byte[]> picture = new CompletableFuture<>();
        VideoFrameProcessor looking = (frame, of) -> {
            if (of.equals(stream) && !picture.isDone()) {
                take(video, frame, picture);
            }
            return frame;
        };
        UpdatableRegistration added = video.addProcessor(looking, properties(stream));
        try {
            return Optional.of(picture.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } finally {
            added.close();
        }
    }

    /** Of streams that the properties do not tell apart, the frames are passed on. */
    private static Map<String, ?> properties(StreamInfo stream) {
        Map<String, Object> properties = new HashMap<>(Map.of(PlugInConstants.NAME, "dashboard picture", "service.ranking",
                Integer.MIN_VALUE));
        if (!stream.room().isEmpty()) {
            properties.put(PlugInConstants.ROOM, stream.room());
        }
        if (!stream.track().isEmpty()) {
            properties.put(PlugInConstants.TRACK, stream.track());
        }
        return properties;
    }

    private static void take(Video video, VideoFrame frame, CompletableFuture<byte[]> picture) {
        try (VideoFrame colours = video.convert(frame, VideoBufferType.RGBA, false)) {
            Completion.completeNow(picture, reduced(colours));
        } catch (RuntimeException e) { // the service is being closed
            Completion.failNow(picture, e);
        }
    }

    /** @param frame of the type RGBA */
    static byte[] reduced(VideoFrame frame) {
        double scale = Math.min(1, Math.min((double) WIDTH / frame.width(), (double) HEIGHT / frame.height()));
        int width = Math.max(1, (int) (frame.width() * scale));
        int height = Math.max(1, (int) (frame.height() * scale));
        byte[] picture = new byte[2 + width * height * BYTES];
        picture[0] = (byte) width;
        picture[1] = (byte) height;
        MemorySegment pixels = frame.plane(0);
        long stride = frame.layout(0).stride();
        for (int y = 0; y < height; y++) {
            long line = y * frame.height() / height * stride;
            for (int x = 0; x < width; x++) {
                long from = line + (long) (x * frame.width() / width) * BYTES;
                MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, from, picture, 2 + (y * width + x) * BYTES, BYTES);
            }
        }
        return picture;
    }
}
