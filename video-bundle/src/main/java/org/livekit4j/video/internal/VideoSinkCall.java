package org.livekit4j.video.internal;

import java.util.Optional;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.spi.SinkCall;
import org.livekit4j.media.spi.SinkTracks;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackKind;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSink;
import org.livekit4j.video.VideoStreamOptions;

/** Opens streams for video sinks, in the format that the sinks' properties request. */
record VideoSinkCall(Video video) implements SinkCall<VideoFrame, VideoSink, VideoStreamOptions> {
    private static final SinkTracks TRACKS = SinkTracks.subscribed(TrackKind.VIDEO);

    @Override
    public SinkTracks tracks() {
        return TRACKS;
    }

    @Override
    public VideoStreamOptions options(PropertyReader properties) {
        Optional<VideoBufferType> format = properties.constant(VideoSink.FORMAT, VideoBufferType.class);
        format.filter(type -> !ConversionTable.ofStreams().contains(type)).ifPresent(type -> {
            throw PropertyReader.wrong(VideoSink.FORMAT, type, "it must be one of " + ConversionTable.ofStreams());
        });
        VideoStreamOptions options = format.map(VideoStreamOptions.DEFAULTS::withFormat).orElse(VideoStreamOptions.DEFAULTS);
        return options.withCapacity(properties.integer(VideoSink.CAPACITY, 0).orElse(options.capacity()));
    }

    @Override
    public MediaStream<VideoFrame> open(StreamOrigin track, VideoStreamOptions options) {
        return video.openStream((RemoteVideoTrack) track, options);
    }

    @Override
    public void started(VideoSink sink, StreamInfo stream) {
        sink.started(stream);
    }

    @Override
    public void frame(VideoSink sink, VideoFrame frame, StreamInfo stream) {
        try {
            sink.frame(frame, stream);
        } catch (Throwable e) {
            frame.close();
            throw e;
        }
    }

    @Override
    public void ended(VideoSink sink, StreamInfo stream, StreamEnd reason) {
        sink.ended(stream, reason);
    }

    @Override
    public void release(VideoFrame frame) {
        frame.close();
    }
}
