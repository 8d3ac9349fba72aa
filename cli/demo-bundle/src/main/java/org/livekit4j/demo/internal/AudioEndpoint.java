package org.livekit4j.demo.internal;

import java.time.Duration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.testing.media.AudioStamp;
import org.livekit4j.testing.media.FrameMarker;
import org.livekit4j.testing.media.ToneDetector;
import org.livekit4j.testing.media.ToneSource;
import org.livekit4j.track.AudioTrack;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.Track;
import org.livekit4j.track.TrackSource;

/**
 * Audio there and back. The codec of a room leaves nothing of a frame but its tone. So the way is opened with the tone, which then
 * stops, and what is heard after a silence counts. One array of samples is used for all frames: capturing leaves it to its owner.
 */
final class AudioEndpoint extends TrackEndpoint<Audio, AudioFrame> {
    static final AudioStreamOptions STREAM = AudioStreamOptions.DEFAULTS.withSampleRate(ToneSource.SAMPLE_RATE);
    /** Long enough to survive a pause of the garbage collector, short enough to show a producer that is too slow. */
    private static final int QUEUE_MS = 200;
    private static final AudioSourceOptions SOURCE = AudioSourceOptions.of(ToneSource.SAMPLE_RATE, 1)
            .withQueueSizeMs(QUEUE_MS);
    /** Silence would be left out, and with it the quiet by which the beginning is known. */
    private static final TrackPublishOptions PUBLISH = TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE)
            .withDtx(false);
    private static final int QUIET_FRAMES = 20;
    private static final Duration STEP = Duration.ofMillis(10);

    private final Audio audio;
    private final TrackTest<Audio, AudioFrame> test;
    private final ToneSource tone;
    private final ToneDetector detector;
    private final short[] samples = new short[ToneSource.FRAME_SAMPLES];
    private final AudioFrame frame = new AudioFrame(samples, ToneSource.SAMPLE_RATE, 1);
    private final AudioSource source;
    private volatile boolean heard;
    private volatile int quiet;
    private volatile boolean counting;

    AudioEndpoint(Audio audio, TrackTest<Audio, AudioFrame> test, Transport transport) {
        this.audio = audio;
        this.test = test;
        this.tone = new ToneSource(test.track());
        this.detector = new ToneDetector(ToneSource.hertz(test.track()));
        try {
            source = add(audio.createSource(SOURCE));
            publish(transport, add(audio.createTrack(test.name(), source)), PUBLISH);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    MediaStream<AudioFrame> openStream(Track track) {
        return audio.openStream((AudioTrack) track, STREAM);
    }

    @Override
    void openWay() throws InterruptedException {
        for (long sequence = 0; !heard && !closed(); sequence++) {
            prepare(sequence);
            capture();
        }
        source.clearQueue();
        while (quiet < QUIET_FRAMES && !closed()) {
            Thread.sleep(STEP);
        }
        counting = true;
    }

    @Override
    void prepare(long sequence) {
        tone.fill(samples, sequence);
        if (!published()) {
            AudioStamp.write(samples, FrameMarker.mark(test.track(), sequence));
        }
    }

    /** The queue of the source sets the pace. */
    @Override
    void capture() throws InterruptedException {
        source.capture(frame);
    }

    @Override
    void settle() throws InterruptedException {
        source.awaitPlayout();
    }

    @Override
    void received(AudioFrame next) {
        if (!published()) {
            test.received(next, AudioStamp.read(next.data()), System.nanoTime());
            return;
        }
        boolean audible = detector.hears(next.data());
        if (!counting) {
            heard |= audible;
            quiet = audible ? 0 : quiet + 1;
        } else if (audible) {
            test.heard(next, System.nanoTime());
        }
    }
}
