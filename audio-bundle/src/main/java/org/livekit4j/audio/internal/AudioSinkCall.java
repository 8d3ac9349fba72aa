package org.livekit4j.audio.internal;

import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.spi.SinkCall;
import org.livekit4j.media.spi.SinkTracks;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackKind;

/** Opens streams for audio sinks, in the format that the sinks' properties request. */
record AudioSinkCall(Audio audio) implements SinkCall<AudioFrame, AudioSink, AudioStreamOptions> {
    private static final SinkTracks TRACKS = SinkTracks.subscribed(TrackKind.AUDIO);
    private static final String PREFIX = "property livekit.sink.";

    @Override
    public SinkTracks tracks() {
        return TRACKS;
    }

    @Override
    public AudioStreamOptions options(PropertyReader properties) {
        AudioStreamOptions defaults = AudioStreamOptions.DEFAULTS;
        int sampleRate = properties.integer(AudioSink.SAMPLE_RATE, 1).orElse(defaults.sampleRate());
        int numChannels = properties.integer(AudioSink.NUM_CHANNELS, 1).orElse(defaults.numChannels());
        int capacity = properties.integer(AudioSink.CAPACITY, 0).orElse(defaults.capacity());
        int frameSizeMs = properties.integer(AudioSink.FRAME_SIZE_MS, 1).orElse(defaults.frameSizeMs());
        boolean frameReuse = properties.flag(AudioSink.FRAME_REUSE).orElse(defaults.frameReuse());
        try {
            return defaults.withSampleRate(sampleRate).withNumChannels(numChannels).withCapacity(capacity)
                    .withFrameSizeMs(frameSizeMs).withFrameReuse(frameReuse);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(PREFIX + e.getMessage(), e); // the message begins with the name of the option
        }
    }

    @Override
    public MediaStream<AudioFrame> open(StreamOrigin track, AudioStreamOptions options) {
        return audio.openStream((RemoteAudioTrack) track, options);
    }

    @Override
    public void started(AudioSink sink, StreamInfo stream) {
        sink.started(stream);
    }

    @Override
    public void frame(AudioSink sink, AudioFrame frame, StreamInfo stream) {
        sink.frame(frame, stream);
    }

    @Override
    public void ended(AudioSink sink, StreamInfo stream, StreamEnd reason) {
        sink.ended(stream, reason);
    }

    @Override
    public void release(AudioFrame frame) {
        // The samples are on the heap.
    }
}
