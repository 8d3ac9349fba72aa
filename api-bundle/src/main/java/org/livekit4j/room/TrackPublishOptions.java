package org.livekit4j.room;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.livekit4j.text.RecordText;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoCodec;

/**
 * How a track is published. What is empty is left to the native library.
 *
 * @param videoEncoding limits of the encoder; native default: by resolution and codec
 * @param audioMaxBitrate limit of the encoder, in bits per second, at least 1; native default: by the number of channels
 * @param videoCodec native default: {@link VideoCodec#VP8}
 * @param dtx whether silence is not sent; native default: yes
 * @param red whether audio is sent redundantly; native default: yes
 * @param simulcast whether video is sent in several layers: three from 960 pixels on, two from 480 on; native default: yes
 * @param source native default: {@link TrackSource#UNKNOWN}
 * @param stream name of the group of tracks that are to be played in step; native default: none
 * @param preconnectBuffer whether the track begins with what was recorded before it was published; native default: no
 * @param frameMetadataFeatures what is sent along with each picture; empty: nothing
 * @param scalabilityMode layers within one encoding of VP9 or AV1, such as {@code L3T3_KEY}; native default: none
 * @param videoEncoder native default: {@link VideoEncoder#AUTO}
 * @param degradationPreference native default: the frame rate of a camera, the resolution of a screen
 */
public record TrackPublishOptions(Optional<VideoEncoding> videoEncoding, OptionalLong audioMaxBitrate,
        Optional<VideoCodec> videoCodec, Optional<Boolean> dtx, Optional<Boolean> red, Optional<Boolean> simulcast,
        Optional<TrackSource> source, Optional<String> stream, Optional<Boolean> preconnectBuffer,
        Set<FrameMetadataFeature> frameMetadataFeatures, Optional<String> scalabilityMode, Optional<VideoEncoder> videoEncoder,
        Optional<DegradationPreference> degradationPreference) {
    /** The native library's defaults. */
    public static final TrackPublishOptions DEFAULTS = new TrackPublishOptions(Optional.empty(), OptionalLong.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public TrackPublishOptions {
        Objects.requireNonNull(videoEncoding, "videoEncoding is null");
        Objects.requireNonNull(videoCodec, "videoCodec is null");
        Objects.requireNonNull(dtx, "dtx is null");
        Objects.requireNonNull(red, "red is null");
        Objects.requireNonNull(simulcast, "simulcast is null");
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(stream, "stream is null");
        Objects.requireNonNull(preconnectBuffer, "preconnectBuffer is null");
        Objects.requireNonNull(scalabilityMode, "scalabilityMode is null");
        Objects.requireNonNull(videoEncoder, "videoEncoder is null");
        Objects.requireNonNull(degradationPreference, "degradationPreference is null");
        frameMetadataFeatures = Set.copyOf(frameMetadataFeatures);
        if (audioMaxBitrate.isPresent() && audioMaxBitrate.getAsLong() < 1) {
            throw new IllegalArgumentException(
                    "audioMaxBitrate is " + audioMaxBitrate.getAsLong() + " bit/s; it has to be at least 1");
        }
    }

    public TrackPublishOptions withVideoEncoding(VideoEncoding videoEncoding) {
        return new TrackPublishOptions(Optional.of(videoEncoding), audioMaxBitrate, videoCodec, dtx, red, simulcast, source,
                stream, preconnectBuffer, frameMetadataFeatures, scalabilityMode, videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withAudioMaxBitrate(long audioMaxBitrate) {
        return new TrackPublishOptions(videoEncoding, OptionalLong.of(audioMaxBitrate), videoCodec, dtx, red, simulcast, source,
                stream, preconnectBuffer, frameMetadataFeatures, scalabilityMode, videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withVideoCodec(VideoCodec videoCodec) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, Optional.of(videoCodec), dtx, red, simulcast, source,
                stream, preconnectBuffer, frameMetadataFeatures, scalabilityMode, videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withDtx(boolean dtx) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, Optional.of(dtx), red, simulcast, source,
                stream, preconnectBuffer, frameMetadataFeatures, scalabilityMode, videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withRed(boolean red) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, dtx, Optional.of(red), simulcast, source,
                stream, preconnectBuffer, frameMetadataFeatures, scalabilityMode, videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withSimulcast(boolean simulcast) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, dtx, red, Optional.of(simulcast), source,
                stream, preconnectBuffer, frameMetadataFeatures, scalabilityMode, videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withSource(TrackSource source) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, dtx, red, simulcast, Optional.of(source),
                stream, preconnectBuffer, frameMetadataFeatures, scalabilityMode, videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withStream(String stream) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, dtx, red, simulcast, source,
                Optional.of(stream), preconnectBuffer, frameMetadataFeatures, scalabilityMode, videoEncoder,
                degradationPreference);
    }

    public TrackPublishOptions withPreconnectBuffer(boolean preconnectBuffer) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, dtx, red, simulcast, source, stream,
                Optional.of(preconnectBuffer), frameMetadataFeatures, scalabilityMode, videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withFrameMetadataFeatures(FrameMetadataFeature... frameMetadataFeatures) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, dtx, red, simulcast, source, stream,
                preconnectBuffer, Set.of(frameMetadataFeatures), scalabilityMode, videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withScalabilityMode(String scalabilityMode) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, dtx, red, simulcast, source, stream,
                preconnectBuffer, frameMetadataFeatures, Optional.of(scalabilityMode), videoEncoder, degradationPreference);
    }

    public TrackPublishOptions withVideoEncoder(VideoEncoder videoEncoder) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, dtx, red, simulcast, source, stream,
                preconnectBuffer, frameMetadataFeatures, scalabilityMode, Optional.of(videoEncoder), degradationPreference);
    }

    public TrackPublishOptions withDegradationPreference(DegradationPreference degradationPreference) {
        return new TrackPublishOptions(videoEncoding, audioMaxBitrate, videoCodec, dtx, red, simulcast, source, stream,
                preconnectBuffer, frameMetadataFeatures, scalabilityMode, videoEncoder, Optional.of(degradationPreference));
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
