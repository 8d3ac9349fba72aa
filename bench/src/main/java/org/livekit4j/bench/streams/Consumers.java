package org.livekit4j.bench.streams;

import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.media.FrameEventLoop;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.track.MediaStream;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStreamOptions;

/** Starts what consumes the streams. */
final class Consumers {
    private static final Duration LATE = Duration.ofMillis(2);

    private final Way way;
    private final Meter meter;
    private final FrameEventLoop loop;

    Consumers(Way way, Meter meter) {
        this.way = way;
        this.meter = meter;
        loop = FrameEventLoop.start("frames", way == Way.LATE ? LATE : Duration.ZERO);
    }

    void audio(Audio audio, FedTrack track) {
        AudioStreamOptions options = AudioStreamOptions.DEFAULTS.withFrameReuse(way == Way.REUSE || way == Way.LATE);
        consume(audio.openStream(track, options), new FrameConsumer<>() {
            @Override
            long timestamp(AudioFrame frame) {
                short[] data = frame.data();
                long value = 0;
                for (int i = 3; i >= 0; i--) {
                    value = value << Short.SIZE | data[i] & 0xffff;
                }
                return value;
            }
        });
    }

    void video(Video video, FedTrack track) {
        consume(video.openStream(track, VideoStreamOptions.DEFAULTS), new FrameConsumer<>() {
            @Override
            long timestamp(VideoFrame frame) {
                return frame.plane(0).get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
            }

            @Override
            public void accept(VideoFrame frame) {
                try (frame) {
                    super.accept(frame);
                }
            }
        });
    }

    /** Subscribes to the events of all streams. */
    void direct(FfiEventQueue queue, String type) {
        queue.subscribe((NativeEvent event) -> meter.frame(1),
                Map.of(QueueConstants.EVENT_TYPES, type, QueueConstants.DELIVERY, "direct"));
    }

    private <F> void consume(MediaStream<F> stream, FrameConsumer<F> consumer) {
        if (way != Way.TAKE) {
            stream.listen(consumer, loop);
        } else {
            Thread.ofVirtual().start(() -> {
                try {
                    for (F frame; (frame = stream.take()) != null;) {
                        consumer.accept(frame);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private abstract class FrameConsumer<F> implements Consumer<F> {
        private long number;

        abstract long timestamp(F frame);

        @Override
        public void accept(F frame) {
            if (meter.frame(++number)) {
                meter.captured(timestamp(frame));
            }
        }
    }
}
