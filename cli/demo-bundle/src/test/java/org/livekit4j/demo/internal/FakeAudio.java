package org.livekit4j.demo.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioPlayer;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.track.AudioTrack;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;

/** Audio that comes back at once, all but every n-th frame. */
final class FakeAudio implements Audio {
    final AtomicInteger openSources = new AtomicInteger();
    private final int loseEach;
    private final AtomicInteger captured = new AtomicInteger();

    FakeAudio() {
        this(Integer.MAX_VALUE);
    }

    FakeAudio(int loseEach) {
        this.loseEach = loseEach;
    }

    @Override
    public AudioSource createSource(AudioSourceOptions options) {
        openSources.incrementAndGet();
        return new Source(options);
    }

    @Override
    public LocalAudioTrack createTrack(String name, AudioSource source) {
        return new FakeTrack(name, TrackKind.AUDIO, source);
    }

    @Override
    public Resampler createResampler(ResamplerOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AudioProcessing createProcessing(AudioProcessingOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AudioMixer createMixer(AudioMixerOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AudioPlayer createPlayer(Path wav, AudioSource source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void loadFilter(String moduleId, Path library, Path... dependencies) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UpdatableRegistration addProcessor(AudioFrameProcessor processor, Map<String, ?> properties) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AudioStream openStream(RemoteParticipant participant, TrackSource source, AudioStreamOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AudioStream openStream(AudioTrack track, AudioStreamOptions options) {
        Stream stream = new Stream(options);
        ((Source) ((FakeTrack) track).source()).streams.add(stream);
        return stream;
    }

    private final class Source implements AudioSource {
        private final AudioSourceOptions options;
        private final List<Stream> streams = new CopyOnWriteArrayList<>();
        private volatile boolean closed;

        private Source(AudioSourceOptions options) {
            this.options = options;
        }

        @Override
        public AudioSourceOptions options() {
            return options;
        }

        @Override
        public void capture(AudioFrame frame) {
            if (closed) {
                throw new IllegalStateException("the source is closed");
            }
            if (captured.incrementAndGet() % loseEach != 0) {
                streams.forEach(stream -> stream.offer(
                        new AudioFrame(frame.data().clone(), frame.sampleRate(), frame.numChannels())));
            }
        }

        @Override
        public boolean tryCapture(AudioFrame frame) {
            capture(frame);
            return true;
        }

        @Override
        public Duration refusedDuration() {
            return Duration.ZERO;
        }

        @Override
        public void clearQueue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void awaitPlayout() {
            // All was played at once.
        }

        @Override
        public Duration queuedDuration() {
            return Duration.ZERO;
        }

        @Override
        public void close() {
            closed = true;
            openSources.decrementAndGet();
        }
    }

    private static final class Stream extends FakeStream<AudioFrame> implements AudioStream {
        private final AudioStreamOptions options;

        private Stream(AudioStreamOptions options) {
            this.options = options;
        }

        @Override
        public AudioStreamOptions options() {
            return options;
        }
    }
}
