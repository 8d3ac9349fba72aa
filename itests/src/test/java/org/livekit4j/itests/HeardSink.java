package org.livekit4j.itests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;

/** Remembers what it was told, and the last second of what it has heard. */
final class HeardSink implements AudioSink {
    static final Duration TIMEOUT = Duration.ofSeconds(40);

    final List<StreamInfo> started = new CopyOnWriteArrayList<>();
    final List<StreamEnd> ends = new CopyOnWriteArrayList<>();
    final AtomicInteger frames = new AtomicInteger();
    private final List<AudioFrame> last = new CopyOnWriteArrayList<>();

    @Override
    public void started(StreamInfo stream) {
        started.add(stream);
    }

    @Override
    public void frame(AudioFrame frame, StreamInfo stream) {
        last.add(frame);
        if (last.size() > Tone.FRAMES_A_SECOND) {
            last.removeFirst();
        }
        frames.incrementAndGet();
    }

    @Override
    public void ended(StreamInfo stream, StreamEnd reason) {
        ends.add(reason);
    }

    /** Waits until a second of this tone, and little else, has been heard. */
    void awaitTone(int hertz) {
        await("a tone of " + hertz + " Hz").atMost(TIMEOUT).until(() -> {
            List<AudioFrame> second = List.copyOf(last);
            return second.size() >= Tone.FRAMES_A_SECOND - 1 && Math.abs(Spectrum.of(second).peak() - hertz) <= 2;
        });
    }

    void awaitMore() {
        int now = frames.get();
        await("more frames").atMost(TIMEOUT).until(() -> frames.get() > now + 10);
    }
}
