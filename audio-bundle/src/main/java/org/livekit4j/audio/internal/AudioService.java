package org.livekit4j.audio.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioPlayer;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.ResourceTracker;
import org.livekit4j.ffi.proto.CreateAudioTrackRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.track.FfiParticipant;
import org.livekit4j.ffi.track.FfiTrack;
import org.livekit4j.media.Medium;
import org.livekit4j.media.SinkService;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.track.AudioTrack;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.TrackSource;

/** Creates sources, tracks and streams, and closes those that are still open when it is closed. */
class AudioService implements Audio, SinkService<AudioSink>, AutoCloseable {
    private static final Set<TrackSource> SOURCES = EnumSet.of(TrackSource.MICROPHONE, TrackSource.SCREENSHARE_AUDIO,
            TrackSource.UNKNOWN);

    private final FfiClient client;
    private final SubscriberRegistry registry;
    private final ResourceTracker resources;
    private final CapturePacer pacer = new CapturePacer();
    private final AudioFilters filters;
    private final Medium<AudioFrame, AudioFrameProcessor, AudioSink, AudioStreamOptions> medium = new Medium<>("audio",
            AudioFrameProcessor.class,
            new AudioProcessorCall(), AudioSink.class, new AudioSinkCall(this));

    AudioService(FfiClient client, SubscriberRegistry registry) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.filters = new AudioFilters(client);
        this.resources = new ResourceTracker("the audio service", client);
        this.registry = Objects.requireNonNull(registry, "registry is null");
    }

    @Override
    public AudioSource createSource(AudioSourceOptions options) {
        Objects.requireNonNull(options, "options is null");
        return resources.call(() -> resources.add(newSource(options), (source, reason) -> source.close()));
    }

    private AudioSource newSource(AudioSourceOptions options) {
        if (options.processedAs().isEmpty()) {
            return new NativeAudioSource(client, pacer, options, resources::remove);
        }
        NativeAudioSource source = new NativeAudioSource(client, pacer, options, closed -> {
        });
        return new ProcessedAudioSource(source, options.processedAs(), medium, resources::remove);
    }

    @Override
    public LocalAudioTrack createTrack(String name, AudioSource source) {
        Objects.requireNonNull(name, "name is null");
        NativeAudioSource ours = requireOurs(source).nativeSource();
        return resources.call(() -> resources.add(new NativeLocalAudioTrack(client, createTrack(name, ours), resources::remove),
                (track, reason) -> track.close()));
    }

    private OwnedTrack createTrack(String name, NativeAudioSource source) {
        CreateAudioTrackRequest request = CreateAudioTrackRequest.newBuilder().setName(name)
                .setSourceHandle(source.nativeHandle()).build();
        return client.request(FfiRequest.newBuilder().setCreateAudioTrack(request).build()).getCreateAudioTrack().getTrack();
    }

    @Override
    public AudioStream openStream(AudioTrack track, AudioStreamOptions options) {
        Objects.requireNonNull(options, "options is null");
        if (!(track instanceof FfiTrack ours)) {
            throw new IllegalArgumentException("this track does not come from LiveKit4j: " + track);
        }
        filters.check(options, track instanceof RemoteAudioTrack);
        return open(AudioOrigin.of(ours), options);
    }

    @Override
    public AudioStream openStream(RemoteParticipant participant, TrackSource source, AudioStreamOptions options) {
        Objects.requireNonNull(options, "options is null");
        if (!(participant instanceof FfiParticipant ours)) {
            throw new IllegalArgumentException("this participant does not come from LiveKit4j: " + participant);
        }
        if (!SOURCES.contains(source)) {
            throw new IllegalArgumentException("audio from " + source + "; it can come from " + SOURCES);
        }
        filters.check(options, true);
        return open(AudioOrigin.of(ours, source), options);
    }

    private AudioStream open(AudioOrigin origin, AudioStreamOptions options) {
        if (!options.allowUndecryptable()) {
            origin.media().requireDecryptable(origin.info().source());
        }
        return resources.call(() -> openNow(origin, options));
    }

    private AudioStream openNow(AudioOrigin origin, AudioStreamOptions options) {
        NativeAudioStream stream = new NativeAudioStream(client, origin, options, medium, resources::remove);
        stream.open(registry);
        resources.add(stream, NativeAudioStream::end);
        if (stream.end().isPresent()) {
            resources.remove(stream);
        }
        return stream;
    }

    @Override
    public Resampler createResampler(ResamplerOptions options) {
        return resources.call(() -> resources.add(new NativeResampler(client, options, resources::remove),
                (resampler, reason) -> resampler.close()));
    }

    /** For what belongs to another resource, which closes it. */
    private Resampler createPart(ResamplerOptions options) {
        return new NativeResampler(client, options, closed -> {
        });
    }

    @Override
    public AudioProcessing createProcessing(AudioProcessingOptions options) {
        return resources.call(() -> resources.add(new NativeAudioProcessing(client, options, resources::remove),
                (processing, reason) -> processing.close()));
    }

    @Override
    public AudioMixer createMixer(AudioMixerOptions options) {
        return resources.call(() -> resources.add(new SampleMixer(options, this::createPart, System::nanoTime, resources::remove),
                (mixer, reason) -> mixer.close()));
    }

    @Override
    public AudioPlayer createPlayer(Path file, AudioSource source) throws IOException {
        OwnAudioSource ours = requireOurs(source);
        ours.nativeSource().nativeHandle(); // refuses a closed one
        PlayableFile playable = PlayableFiles.open(file);
        try {
            return resources.call(() -> resources.add(
                    new FilePlayer(file.toString(), playable, ours, this::createPart, resources::remove),
                    (player, reason) -> player.close()));
        } catch (RuntimeException e) {
            playable.close();
            throw e;
        }
    }

    @Override
    public void loadFilter(String moduleId, Path library, Path... dependencies) {
        resources.call(() -> {
            filters.load(moduleId, library, dependencies);
            return moduleId;
        });
    }

    private static OwnAudioSource requireOurs(AudioSource source) {
        if (!(source instanceof OwnAudioSource ours)) {
            throw new IllegalArgumentException("this audio source is not one of createSource: " + source);
        }
        return ours;
    }

    @Override
    public UpdatableRegistration addProcessor(AudioFrameProcessor processor, Map<String, ?> properties) {
        return medium.addProcessor(processor, properties);
    }

    @Override
    public final Medium<AudioFrame, AudioFrameProcessor, AudioSink, AudioStreamOptions> medium() {
        return medium;
    }

    /** Ends the streams first: they hold the tracks, and the tracks the sources. */
    @Override
    public void close() {
        resources.close();
        pacer.close();
        medium.close();
    }
}
