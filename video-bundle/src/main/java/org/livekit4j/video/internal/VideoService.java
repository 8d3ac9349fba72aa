package org.livekit4j.video.internal;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.LeakDetector;
import org.livekit4j.ffi.ResourceTracker;
import org.livekit4j.ffi.proto.CreateVideoTrackRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.track.FfiParticipant;
import org.livekit4j.ffi.track.FfiTrack;
import org.livekit4j.media.Medium;
import org.livekit4j.media.SinkService;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoCodec;
import org.livekit4j.track.VideoTrack;
import org.livekit4j.video.AvSynchronizer;
import org.livekit4j.video.AvSynchronizerOptions;
import org.livekit4j.video.EncodedVideoSource;
import org.livekit4j.video.EncodedVideoSourceOptions;
import org.livekit4j.video.EncoderControl;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoSink;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;
import org.slf4j.LoggerFactory;

/** Creates sources, tracks and streams, and closes those that are still open when it is closed. */
class VideoService implements Video, SinkService<VideoSink>, AutoCloseable {
    private static final Set<TrackSource> SOURCES = EnumSet.of(TrackSource.CAMERA, TrackSource.SCREENSHARE, TrackSource.UNKNOWN);

    private final FfiClient client;
    private final SubscriberRegistry registry;
    private final Conversion conversion;
    private final ResourceTracker resources;
    private final LeakDetector leaks = new LeakDetector(LoggerFactory.getLogger(Video.class),
            "The receiver of a frame closes it");
    private final Medium<VideoFrame, VideoFrameProcessor, VideoSink, VideoStreamOptions> medium = new Medium<>("video",
            VideoFrameProcessor.class,
            new VideoProcessorCall(), VideoSink.class, new VideoSinkCall(this));

    VideoService(FfiClient client, SubscriberRegistry registry) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.resources = new ResourceTracker("the video service", client);
        this.registry = Objects.requireNonNull(registry, "registry is null");
        this.conversion = new Conversion(client, leaks);
    }

    @Override
    public VideoSource createSource(VideoSourceOptions options) {
        return resources.call(() -> resources.add(new NativeVideoSource(client, conversion, options, resources::remove),
                (source, reason) -> source.close()));
    }

    @Override
    public LocalVideoTrack createTrack(String name, VideoSource source) {
        Objects.requireNonNull(name, "name is null");
        return createTrack(name, requireOurs(source)::nativeHandle, Optional.empty());
    }

    private static NativeVideoSource requireOurs(VideoSource source) {
        if (!(source instanceof NativeVideoSource ours)) {
            throw new IllegalArgumentException("this video source is not one of createSource: " + source);
        }
        return ours;
    }

    @Override
    public EncodedVideoSource createEncodedSource(EncodedVideoSourceOptions options, EncoderControl control) {
        return resources.call(() -> resources.add(new NativeEncodedVideoSource(client, options, control, resources::remove),
                (source, reason) -> source.close()));
    }

    @Override
    public LocalVideoTrack createTrack(String name, EncodedVideoSource source) {
        Objects.requireNonNull(name, "name is null");
        if (!(source instanceof NativeEncodedVideoSource ours)) {
            throw new IllegalArgumentException("this source of encoded video is not one of createEncodedSource: " + source);
        }
        return createTrack(name, ours::nativeHandle, Optional.of(ours.options().codec()));
    }

    private LocalVideoTrack createTrack(String name, LongSupplier source, Optional<VideoCodec> encodedAs) {
        return resources.call(() -> resources.add(
                new NativeLocalVideoTrack(client, createTrack(name, source.getAsLong()), encodedAs, resources::remove),
                (track, reason) -> track.close()));
    }

    private OwnedTrack createTrack(String name, long source) {
        CreateVideoTrackRequest request = CreateVideoTrackRequest.newBuilder().setName(name).setSourceHandle(source).build();
        return client.request(FfiRequest.newBuilder().setCreateVideoTrack(request).build()).getCreateVideoTrack().getTrack();
    }

    @Override
    public AvSynchronizer createSynchronizer(AudioSource audio, VideoSource video, AvSynchronizerOptions options) {
        NativeVideoSource ours = requireOurs(video);
        return resources.call(() -> resources.add(new PacedSynchronizer(audio, ours, options, resources::remove),
                (synchronizer, reason) -> synchronizer.close()));
    }

    @Override
    public VideoStream openStream(VideoTrack track, VideoStreamOptions options) {
        check(options);
        if (!(track instanceof FfiTrack ours)) {
            throw new IllegalArgumentException("this track does not come from LiveKit4j: " + track);
        }
        if (track instanceof NativeLocalVideoTrack local && local.encodedAs().isPresent()) {
            throw new IllegalArgumentException(track + " is local and encoded as " + local.encodedAs().get()
                    + ": it has no decoded frames; open a stream where it is subscribed to");
        }
        return open(VideoOrigin.of(ours), options);
    }

    @Override
    public VideoStream openStream(RemoteParticipant participant, TrackSource source, VideoStreamOptions options) {
        check(options);
        if (!(participant instanceof FfiParticipant ours)) {
            throw new IllegalArgumentException("this participant does not come from LiveKit4j: " + participant);
        }
        if (!SOURCES.contains(source)) {
            throw new IllegalArgumentException("video from " + source + "; it can come from " + SOURCES);
        }
        return open(VideoOrigin.of(ours, source), options);
    }

    private static void check(VideoStreamOptions options) {
        Objects.requireNonNull(options, "options is null");
        options.format().filter(format -> !ConversionTable.ofStreams().contains(format)).ifPresent(format -> {
            throw new IllegalArgumentException(
                    "a stream of " + format + "; the native library delivers " + ConversionTable.ofStreams());
        });
    }

    private VideoStream open(VideoOrigin origin, VideoStreamOptions options) {
        if (!options.allowUndecryptable()) {
            origin.media().requireDecryptable(origin.info().source());
        }
        return resources.call(() -> openNow(origin, options));
    }

    private VideoStream openNow(VideoOrigin origin, VideoStreamOptions options) {
        NativeVideoStream stream = new NativeVideoStream(client, origin, options, medium, leaks, resources::retire);
        stream.open(registry);
        resources.add(stream, NativeVideoStream::end);
        if (stream.end().isPresent()) {
            resources.retire(stream);
        }
        return stream;
    }

    @Override
    public VideoFrame convert(VideoFrame frame, VideoBufferType type, boolean flipY) {
        Objects.requireNonNull(frame, "frame is null");
        Objects.requireNonNull(type, "type is null");
        return resources.call(() -> conversion.convert(frame, type, flipY));
    }

    @Override
    public UpdatableRegistration addProcessor(VideoFrameProcessor processor, Map<String, ?> properties) {
        return medium.addProcessor(processor, properties);
    }

    @Override
    public final Medium<VideoFrame, VideoFrameProcessor, VideoSink, VideoStreamOptions> medium() {
        return medium;
    }

    /** Ends the streams first: they hold the tracks, and the tracks the sources. */
    @Override
    public void close() {
        resources.close();
        medium.close();
    }
}
