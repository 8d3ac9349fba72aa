package org.livekit4j.bench.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.bench.measure.Latencies;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** One source more, which captures ten times a second, and a stream that says when each frame came back. */
final class Probe {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final int MOST = 1 << 16;

    private final Latencies latencies = new Latencies(MOST);
    private volatile boolean measuring;

    /** What may be interrupted. */
    @FunctionalInterface
    interface Task {
        void run() throws InterruptedException;
    }

    static void start(Task task) {
        Thread.ofVirtual().start(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void start(Audio audio) {
        AudioSource source = audio.createSource(AudioSourceOptions.of(Sources.RATE, 1).withQueueSizeMs(0));
        AudioStream stream = audio.openStream(audio.createTrack("probe", source), AudioStreamOptions.DEFAULTS);
        short[] samples = new short[Sources.RATE / 100];
        AudioFrame frame = new AudioFrame(samples, Sources.RATE, 1);
        start(() -> {
            while (true) {
                Thread.sleep(PERIOD);
                stamp(MemorySegment.ofArray(samples));
                source.capture(frame);
            }
        });
        start(() -> {
            for (AudioFrame back = stream.take(); back != null; back = stream.take()) {
                arrived(MemorySegment.ofArray(back.data()));
            }
        });
    }

    void start(Video video, int width, int height) {
        VideoSource source = video.createSource(VideoSourceOptions.of(width, height));
        VideoStream stream = video.openStream(video.createTrack("probe", source), VideoStreamOptions.DEFAULTS);
        VideoFrame frame = VideoFrame.allocate(VideoBufferType.I420, width, height);
        start(() -> {
            while (true) {
                Thread.sleep(PERIOD);
                stamp(frame.plane(0));
                source.capture(frame);
            }
        });
        start(() -> {
            for (VideoFrame back = stream.take(); back != null; back = stream.take()) {
                arrived(back.plane(0));
                back.close();
            }
        });
    }

    private static void stamp(MemorySegment frame) {
        frame.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, System.nanoTime());
    }

    private void arrived(MemorySegment frame) {
        if (measuring) {
            latencies.since(frame.get(ValueLayout.JAVA_LONG_UNALIGNED, 0));
        }
    }

    void measure(boolean now) {
        measuring = now;
    }

    long[] latencies() {
        return latencies.percentiles();
    }
}
