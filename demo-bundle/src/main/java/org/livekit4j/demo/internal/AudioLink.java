package org.livekit4j.demo.internal;

import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.track.LocalAudioTrack;

/** Sound there and back. One array of samples is used for all frames: capturing leaves it to its owner. */
final class AudioLink implements TrackEndpoint {
    /** Long enough to survive a pause of the garbage collector, short enough to show a producer that is too slow. */
    private static final int QUEUE_MS = 200;
    private static final AudioSourceOptions SOURCE = AudioSourceOptions.of(ToneSource.SAMPLE_RATE, 1)
            .withQueueSizeMs(QUEUE_MS);
    private static final AudioStreamOptions STREAM = AudioStreamOptions.DEFAULTS.withSampleRate(ToneSource.SAMPLE_RATE);

    private final AudioChannel channel;
    private final ToneSource tone;
    private final short[] samples = new short[ToneSource.FRAME_SAMPLES];
    private final AudioFrame frame = new AudioFrame(samples, ToneSource.SAMPLE_RATE, 1);
    private final Resources resources = new Resources();
    private final AudioSource source;
    private final AudioStream stream;

    AudioLink(Audio audio, AudioChannel channel) {
        this.channel = channel;
        this.tone = new ToneSource(channel.track());
        try {
            source = resources.add(audio.createSource(SOURCE));
            LocalAudioTrack track = resources.add(audio.createTrack(channel.name(), source));
            stream = resources.add(audio.openStream(track, STREAM));
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    @Override
    public void prepare(long sequence) {
        tone.fill(samples, sequence);
        AudioStamp.write(samples, FrameMarker.mark(channel.track(), sequence));
    }

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
        for (AudioFrame next = stream.take(); next != null; next = stream.take()) {
            channel.received(next, System.nanoTime());
        }
    }

    @Override
    public void close() {
        resources.close();
    }
}
