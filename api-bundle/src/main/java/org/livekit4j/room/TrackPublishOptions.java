package org.livekit4j.room;

import java.util.Optional;
import java.util.Set;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoCodec;

/**
 * How a track is published. An empty option is left to the native library. Immutable; every {@code with} method returns a
 * changed copy. {@link #speech}, {@link #music}, {@link #camera} and {@link #screen} are good starting points.
 */
public final class TrackPublishOptions {
    private static final long SPEECH_BITRATE = 24_000;
    private static final long MUSIC_BITRATE = 64_000;
    private static final VideoEncoding SCREEN = VideoEncoding.of(3_000_000, 30);
    private static final Option<VideoEncoding> VIDEO_ENCODING = Option.of("videoEncoding");
    private static final Option<Long> AUDIO_MAX_BITRATE = Option.of("audioMaxBitrate");
    private static final Option<VideoCodec> VIDEO_CODEC = Option.of("videoCodec");
    private static final Option<Boolean> DTX = Option.of("dtx");
    private static final Option<Boolean> RED = Option.of("red");
    private static final Option<Boolean> SIMULCAST = Option.of("simulcast");
    private static final Option<TrackSource> SOURCE = Option.of("source");
    private static final Option<String> STREAM = Option.of("stream");
    private static final Option<Boolean> PRECONNECT_BUFFER = Option.of("preconnectBuffer");
    private static final Option<Set<FrameMetadataFeature>> FRAME_METADATA_FEATURES = Option.of("frameMetadataFeatures", Set.of());
    private static final Option<String> SCALABILITY_MODE = Option.of("scalabilityMode");
    private static final Option<VideoEncoder> VIDEO_ENCODER = Option.of("videoEncoder");
    private static final Option<DegradationPreference> DEGRADATION_PREFERENCE = Option.of("degradationPreference");

    /** The native library's defaults. */
    public static final TrackPublishOptions DEFAULTS = new TrackPublishOptions(OptionValues.of(TrackPublishOptions.class));

    private final OptionValues values;

    private TrackPublishOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Returns options for speech from a microphone: 24 kbit/s, sent redundantly, and silence is not sent.
     *
     * @return options with {@link TrackSource#MICROPHONE} and the bit rate of {@code audio::SPEECH} in LiveKit's Rust SDK
     */
    public static TrackPublishOptions speech() {
        return DEFAULTS.withSource(TrackSource.MICROPHONE).withAudioMaxBitrate(SPEECH_BITRATE).withDtx(true).withRed(true);
    }

    /**
     * Returns options for music: 64 kbit/s, and quiet passages are sent as they are. Stereo is mixed to one channel as a rule.
     *
     * @return options with {@link TrackSource#MICROPHONE} and the bit rate of {@code audio::MUSIC_STEREO} in LiveKit's Rust SDK
     */
    public static TrackPublishOptions music() {
        return DEFAULTS.withSource(TrackSource.MICROPHONE).withAudioMaxBitrate(MUSIC_BITRATE).withDtx(false).withRed(false);
    }

    /**
     * Returns options for video of a camera.
     *
     * @param resolution the size of the video, whose limits the encoder is given
     * @return options with {@link TrackSource#CAMERA}, sent in layers
     */
    public static TrackPublishOptions camera(VideoResolution resolution) {
        return DEFAULTS.withSource(TrackSource.CAMERA).withVideoEncoding(resolution.encoding()).withSimulcast(true);
    }

    /**
     * Returns options for video of a screen: up to 30 frames per second, and rather fewer of them than less sharp ones.
     *
     * @return options with {@link TrackSource#SCREENSHARE} and the limits of {@code H1080_FPS30} in LiveKit's Rust SDK
     */
    public static TrackPublishOptions screen() {
        return DEFAULTS.withSource(TrackSource.SCREENSHARE).withVideoEncoding(SCREEN)
                .withDegradationPreference(DegradationPreference.MAINTAIN_RESOLUTION);
    }

    private <T> TrackPublishOptions with(Option<T> option, T value) {
        return new TrackPublishOptions(values.with(option, value));
    }

    /** {@return the limits of the video encoder; native default: by resolution and codec} */
    public Optional<VideoEncoding> videoEncoding() {
        return values.find(VIDEO_ENCODING);
    }

    /** {@return the largest bit rate of audio, in bits per second, at least 1; native default: by the number of channels} */
    public Optional<Long> audioMaxBitrate() {
        return values.find(AUDIO_MAX_BITRATE);
    }

    /** {@return the codec of video; native default: {@link VideoCodec#VP8}} */
    public Optional<VideoCodec> videoCodec() {
        return values.find(VIDEO_CODEC);
    }

    /** {@return whether silence is not sent (discontinuous transmission); native default: yes} */
    public Optional<Boolean> dtx() {
        return values.find(DTX);
    }

    /** {@return whether audio is sent redundantly; native default: yes} */
    public Optional<Boolean> red() {
        return values.find(RED);
    }

    /** {@return whether video is sent in several layers, see {@link VideoQuality}; native default: yes} */
    public Optional<Boolean> simulcast() {
        return values.find(SIMULCAST);
    }

    /** {@return what the track shows or plays; native default: {@link TrackSource#UNKNOWN}} */
    public Optional<TrackSource> source() {
        return values.find(SOURCE);
    }

    /** {@return the name of the group of tracks that are played in step; native default: none} */
    public Optional<String> stream() {
        return values.find(STREAM);
    }

    /** {@return whether {@link LocalParticipant#sendPreConnectAudio} follows, which agents wait for; native default: no} */
    public Optional<Boolean> preconnectBuffer() {
        return values.find(PRECONNECT_BUFFER);
    }

    /** {@return the metadata that is sent along with each video frame; empty means none} */
    public Set<FrameMetadataFeature> frameMetadataFeatures() {
        return values.get(FRAME_METADATA_FEATURES);
    }

    /** {@return the layers within one encoding of VP9 or AV1, such as {@code L3T3_KEY}; native default: none} */
    public Optional<String> scalabilityMode() {
        return values.find(SCALABILITY_MODE);
    }

    /** {@return what encodes video; native default: {@link VideoEncoder#AUTO}} */
    public Optional<VideoEncoder> videoEncoder() {
        return values.find(VIDEO_ENCODER);
    }

    /**
     * {@return what is kept when the network gets slow; native default: the frame rate of a camera, the resolution of a
     * screen}
     */
    public Optional<DegradationPreference> degradationPreference() {
        return values.find(DEGRADATION_PREFERENCE);
    }

    /**
     * Returns a copy with another {@link #videoEncoding}.
     *
     * @param videoEncoding the limits of the video encoder
     * @return the copy
     */
    public TrackPublishOptions withVideoEncoding(VideoEncoding videoEncoding) {
        return with(VIDEO_ENCODING, videoEncoding);
    }

    /**
     * Returns a copy with another {@link #audioMaxBitrate}.
     *
     * @param audioMaxBitrate the largest bit rate of audio, in bits per second, at least 1
     * @return the copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public TrackPublishOptions withAudioMaxBitrate(long audioMaxBitrate) {
        if (audioMaxBitrate < 1) {
            throw new IllegalArgumentException("audioMaxBitrate is " + audioMaxBitrate + " bit/s; it must be at least 1");
        }
        return with(AUDIO_MAX_BITRATE, audioMaxBitrate);
    }

    /**
     * Returns a copy with another {@link #videoCodec}.
     *
     * @param videoCodec the codec of video
     * @return the copy
     */
    public TrackPublishOptions withVideoCodec(VideoCodec videoCodec) {
        return with(VIDEO_CODEC, videoCodec);
    }

    /**
     * Returns a copy with another {@link #dtx}.
     *
     * @param dtx whether silence is not sent (discontinuous transmission)
     * @return the copy
     */
    public TrackPublishOptions withDtx(boolean dtx) {
        return with(DTX, dtx);
    }

    /**
     * Returns a copy with another {@link #red}.
     *
     * @param red whether audio is sent redundantly
     * @return the copy
     */
    public TrackPublishOptions withRed(boolean red) {
        return with(RED, red);
    }

    /**
     * Returns a copy with another {@link #simulcast}.
     *
     * @param simulcast whether video is sent in several layers, see {@link VideoQuality}
     * @return the copy
     */
    public TrackPublishOptions withSimulcast(boolean simulcast) {
        return with(SIMULCAST, simulcast);
    }

    /**
     * Returns a copy with another {@link #source}.
     *
     * @param source what the track shows or plays
     * @return the copy
     */
    public TrackPublishOptions withSource(TrackSource source) {
        return with(SOURCE, source);
    }

    /**
     * Returns a copy with another {@link #stream}.
     *
     * @param stream the name of the group of tracks that are played in step
     * @return the copy
     */
    public TrackPublishOptions withStream(String stream) {
        return with(STREAM, stream);
    }

    /**
     * Returns a copy with another {@link #preconnectBuffer}.
     *
     * @param preconnectBuffer whether {@link LocalParticipant#sendPreConnectAudio} follows
     * @return the copy
     */
    public TrackPublishOptions withPreconnectBuffer(boolean preconnectBuffer) {
        return with(PRECONNECT_BUFFER, preconnectBuffer);
    }

    /**
     * Returns a copy with another {@link #frameMetadataFeatures}.
     *
     * @param frameMetadataFeatures the metadata that is sent along with each video frame
     * @return the copy
     * @throws IllegalArgumentException if one is given twice
     */
    public TrackPublishOptions withFrameMetadataFeatures(FrameMetadataFeature... frameMetadataFeatures) {
        return with(FRAME_METADATA_FEATURES, Set.of(frameMetadataFeatures));
    }

    /**
     * Returns a copy with another {@link #scalabilityMode}.
     *
     * @param scalabilityMode the layers within one encoding of VP9 or AV1, such as {@code L3T3_KEY}
     * @return the copy
     */
    public TrackPublishOptions withScalabilityMode(String scalabilityMode) {
        return with(SCALABILITY_MODE, scalabilityMode);
    }

    /**
     * Returns a copy with another {@link #videoEncoder}.
     *
     * @param videoEncoder what encodes video
     * @return the copy
     */
    public TrackPublishOptions withVideoEncoder(VideoEncoder videoEncoder) {
        return with(VIDEO_ENCODER, videoEncoder);
    }

    /**
     * Returns a copy with another {@link #degradationPreference}.
     *
     * @param degradationPreference what is kept when the network gets slow
     * @return the copy
     */
    public TrackPublishOptions withDegradationPreference(DegradationPreference degradationPreference) {
        return with(DEGRADATION_PREFERENCE, degradationPreference);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackPublishOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
