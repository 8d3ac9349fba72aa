package org.livekit4j.demo.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoTrack;
import org.livekit4j.video.AvSynchronizer;
import org.livekit4j.video.AvSynchronizerOptions;
import org.livekit4j.video.EncodedVideoSource;
import org.livekit4j.video.EncodedVideoSourceOptions;
import org.livekit4j.video.EncoderControl;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoRotation;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** Frames that come back at once; conversion yields grey. */
final class FakeVideo implements Video {

    @Override
    public VideoSource createSource(VideoSourceOptions options) {
        return new Source(options);
    }

    @Override
    public LocalVideoTrack createTrack(String name, VideoSource source) {
        return new FakeTrack(name, TrackKind.VIDEO, source);
    }

    @Override
    public EncodedVideoSource createEncodedSource(EncodedVideoSourceOptions options, EncoderControl control) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LocalVideoTrack createTrack(String name, EncodedVideoSource source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AvSynchronizer createSynchronizer(AudioSource audio, VideoSource video, AvSynchronizerOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UpdatableRegistration addProcessor(VideoFrameProcessor processor, Map<String, ?> properties) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VideoStream openStream(RemoteParticipant participant, TrackSource source, VideoStreamOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VideoStream openStream(VideoTrack track, VideoStreamOptions options) {
        Stream stream = new Stream(options);
        ((Source) ((FakeTrack) track).source()).streams.add(stream);
        return stream;
    }

    @Override
    public VideoFrame convert(VideoFrame frame, VideoBufferType type, boolean flipY) {
        VideoFrame grey = VideoFrame.allocate(type, frame.width(), frame.height());
        grey.plane(0).fill((byte) 0x80);
        return grey;
    }

    private static final class Source implements VideoSource {
        private final VideoSourceOptions options;
        private final List<Stream> streams = new CopyOnWriteArrayList<>();

        private Source(VideoSourceOptions options) {
            this.options = options;
        }

        @Override
        public VideoSourceOptions options() {
            return options;
        }

        @Override
        public void capture(VideoFrame frame) {
            for (Stream stream : streams) {
                VideoFrame copy = VideoFrame.allocate(frame.type(), frame.width(), frame.height());
                for (int plane = 0; plane < frame.planeCount(); plane++) {
                    MemorySegment.copy(frame.plane(plane), 0, copy.plane(plane), 0, copy.plane(plane).byteSize());
                }
                stream.offer(copy);
            }
        }

        @Override
        public void capture(VideoFrame frame, long timestampUs, VideoRotation rotation, FrameMetadata metadata) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static final class Stream extends FakeStream<VideoFrame> implements VideoStream {
        private final VideoStreamOptions options;

        private Stream(VideoStreamOptions options) {
            this.options = options;
        }

        @Override
        public VideoStreamOptions options() {
            return options;
        }
    }
}
