package org.livekit4j.demo.internal;

import java.time.Duration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.TrackSource;

/**
 * Sound into a room, and to the witness. A codec leaves nothing of a frame but its tone. So the way is opened with the tone, which then
 * stops, and what is heard after a silence counts.
 */
final class RoomAudioLink implements TrackEndpoint {
    private static final int QUEUE_MS = 200;
    private static final AudioSourceOptions SOURCE = AudioSourceOptions.of(ToneSource.SAMPLE_RATE, 1)
            .withQueueSizeMs(QUEUE_MS);
    private static final AudioStreamOptions STREAM = AudioStreamOptions.DEFAULTS.withSampleRate(ToneSource.SAMPLE_RATE);
    /** Silence would be left out, and with it the quiet by which the beginning is known. */
    private static final TrackPublishOptions PUBLISH = TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE)
            .withDtx(false);
    private static final int QUIET_FRAMES = 20;
    private static final Duration STEP = Duration.ofMillis(10);

    private final Audio audio;
    private final AudioChannel channel;
    private final ToneSource tone;
    private final ToneDetector ear;
    private final short[] samples = new short[ToneSource.FRAME_SAMPLES];
    private final AudioFrame frame = new AudioFrame(samples, ToneSource.SAMPLE_RATE, 1);
    private final Resources resources = new Resources();
    private final AudioSource source;
    private final Publication publication;
    private volatile boolean heard;
    private volatile int quiet;
    private volatile boolean counting;
    private volatile boolean closed;

    RoomAudioLink(Audio audio, AudioChannel channel, RoomTransport transport) {
        this.audio = audio;
        this.channel = channel;
        this.tone = new ToneSource(channel.track());
        this.ear = new ToneDetector(ToneSource.hertz(channel.track()));
        try {
            source = resources.add(audio.createSource(SOURCE));
            LocalAudioTrack track = resources.add(audio.createTrack(channel.name(), source));
            publication = resources.add(transport.publish(track, PUBLISH));
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    @Override
    public void prime() throws InterruptedException {
        publication.awaitPublished();
        for (long sequence = 0; publication.witnessed() && !heard && !closed; sequence++) {
            prepare(sequence);
            capture();
        }
        source.clearQueue();
        while (publication.witnessed() && quiet < QUIET_FRAMES && !closed) {
            Thread.sleep(STEP);
        }
        counting = true;
    }

    @Override
    public void prepare(long sequence) {
        tone.fill(samples, sequence);
    }

    /** The queue of the source sets the pace. */
    @Override
    public void capture() throws InterruptedException {
        source.capture(frame);
    }

    @Override
    public void settle() throws InterruptedException {
        source.awaitPlayout();
    }

    @Override
    public void receive() throws InterruptedException {
        if (!publication.witnessed()) {
            return;
        }
        AudioStream stream = resources.add(audio.openStream((RemoteAudioTrack) publication.awaitArrival(), STREAM));
        for (AudioFrame next = stream.take(); next != null; next = stream.take()) {
            boolean audible = ear.hears(next.data());
            if (!counting) {
                heard |= audible;
                quiet = audible ? 0 : quiet + 1;
            } else if (audible) {
                channel.heard(next, System.nanoTime());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        resources.close();
    }
}
