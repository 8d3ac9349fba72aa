package org.livekit4j.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.JobAnswer;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.audio.ResamplerOptions;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.devices.CameraOptions;
import org.livekit4j.devices.MicrophoneOptions;
import org.livekit4j.devices.PlatformAudioOptions;
import org.livekit4j.devices.ScreenOptions;
import org.livekit4j.devices.SpeakerOptions;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.DataEncryption;
import org.livekit4j.room.DataPacket;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.IceServer;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.RtcConfig;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoEncoding;
import org.livekit4j.room.VideoResolution;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.AvSynchronizerOptions;
import org.livekit4j.video.EncodedVideoSourceOptions;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStreamOptions;

/** The shape that lets options grow, and what instances of it have in common. */
class OptionTypesTest {
    private static final Option<Integer> SIZE = Option.of("size", 5);
    private static final Option<String> NAME = Option.of("name");
    private static final Option<String> KEY = Option.secret("key");

    static Stream<Class<?>> types() {
        return Stream.of(AgentOptions.class, JobAnswer.class, AudioMixerOptions.class, AudioProcessingOptions.class,
                AudioSourceOptions.class, AudioStreamOptions.class, ResamplerOptions.class,
                ByteStreamOptions.class, DataPublishOptions.class, DataStreamOptions.class, DataTrackOptions.class,
                EncryptionOptions.class, CameraOptions.class, MicrophoneOptions.class, PlatformAudioOptions.class,
                ScreenOptions.class, SpeakerOptions.class,
                IceServer.class, IncomingLimits.class, RecordingOptions.class, RoomOptions.class, RpcOptions.class,
                RtcConfig.class,
                TextStreamOptions.class, TokenRequest.class, TrackPublishOptions.class, AvSynchronizerOptions.class,
                EncodedVideoSourceOptions.class, VideoEncoding.class,
                VideoSourceOptions.class,
                VideoStreamOptions.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldBeAFinalClassWithoutPublicConstructorsWhenATypeIsOneOfOptions(Class<?> type) {
        assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
        assertThat(type.isRecord()).isFalse();
        assertThat(type.getConstructors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldReturnItsOwnTypeAndTakeNoOptionalWhenAMethodChangesAnOption(Class<?> type) {
        List<Method> withers = Arrays.stream(type.getMethods()).filter(method -> method.getName().startsWith("with")).toList();

        assertThat(withers).isNotEmpty().allSatisfy(method -> {
            assertThat(method.getReturnType()).isEqualTo(type);
            assertThat(method.getParameterTypes()).doesNotContain(Optional.class);
        });
    }

    @Test
    void shouldBeEqualWhenTheSameOptionsAreSetToEqualValues() {
        byte[] key = "a key".getBytes(StandardCharsets.UTF_8);
        RoomOptions options = RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.of(key)).withAutoSubscribe(false);
        RoomOptions same = RoomOptions.DEFAULTS.withAutoSubscribe(false).withEncryption(EncryptionOptions.of(key.clone()));

        assertThat(options).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(same.withAutoSubscribe(true));
        assertThat(EncryptionOptions.of(key)).isNotEqualTo(EncryptionOptions.of(new byte[]{1}));
        assertThat(AudioStreamOptions.DEFAULTS.withCapacity(50)).isEqualTo(AudioStreamOptions.DEFAULTS);
    }

    @Test
    void shouldBeEqualWhenPacketsHaveEqualPayloads() {
        DataPacket packet = new DataPacket(new byte[]{1, 2}, true, "ada", Optional.empty(), "", DataEncryption.UNKNOWN);
        DataPacket same = new DataPacket(new byte[]{1, 2}, true, "ada", Optional.empty(), "", DataEncryption.UNKNOWN);

        assertThat(packet).isEqualTo(same).hasSameHashCodeAs(same)
                .isNotEqualTo(new DataPacket(new byte[]{1, 3}, true, "ada", Optional.empty(), "", DataEncryption.UNKNOWN));
    }

    @Test
    void shouldNotChangeWhenTheArrayOfItsCallerDoes() {
        byte[] key = {1, 2, 3};
        EncryptionOptions options = EncryptionOptions.of(key);
        key[0] = 9;
        options.sharedKey().orElseThrow()[1] = 9;

        assertThat(options.sharedKey().orElseThrow()).containsExactly(1, 2, 3);
        assertThat(options.ratchetSalt()).isEqualTo("LKFrameEncryptionKey".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldNeverShowSecretsWhenItIsText() {
        RoomOptions options = RoomOptions.DEFAULTS
                .withRtcConfig(RtcConfig.DEFAULTS.withIceServers(IceServer.of("turn:a").withCredentials("user", "hidden")))
                .withEncryption(EncryptionOptions.of("hidden".getBytes(StandardCharsets.UTF_8))).withJoinRetries(2);

        assertThat(options.toString()).startsWith("RoomOptions[encryption=EncryptionOptions[").contains("joinRetries=2")
                .doesNotContain("hidden");
        assertThat(IceServer.of("turn:a").withCredentials("user", "hidden"))
                .hasToString("IceServer[password=<redacted>, urls=[turn:a], username=<redacted>]");
        assertThat(DataPublishOptions.DEFAULTS.withTopic("a\nb")).hasToString("DataPublishOptions[topic=a\\nb]");
    }

    @Test
    void shouldHaveTheSourceAndTheLimitsOfItsPresetWhenOneIsChosen() {
        assertThat(TrackPublishOptions.speech().source()).contains(TrackSource.MICROPHONE);
        assertThat(TrackPublishOptions.speech().audioMaxBitrate()).contains(24_000L);
        assertThat(TrackPublishOptions.music().audioMaxBitrate()).contains(64_000L);
        assertThat(TrackPublishOptions.music().dtx()).contains(false);
        assertThat(TrackPublishOptions.screen().source()).contains(TrackSource.SCREENSHARE);
        assertThat(TrackPublishOptions.camera(VideoResolution.H720).videoEncoding())
                .contains(VideoEncoding.of(1_700_000, 30));
        assertThat(VideoResolution.values()).allSatisfy(
                size -> assertThat(Math.abs(size.width() * 9 - size.height() * 16)).as(size.name()).isZero());
        assertThat(VideoSourceOptions.of(64, 64).withScreencast(true).screencast()).isTrue();
    }

    @Test
    void shouldSayWhichOptionIsMeantWhenAValueIsMissing() {
        OptionValues none = OptionValues.of(OptionTypesTest.class);

        assertThatNullPointerException().isThrownBy(() -> none.with(NAME, null)).withMessage("name is null");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> none.get(NAME)).withMessage("name is not set");
        assertThat(none.get(SIZE)).isEqualTo(5);
        assertThat(none.find(SIZE)).isEmpty();
        assertThat(none.with(KEY, "hidden").with(SIZE, 6)).hasToString("OptionTypesTest[key=<redacted>, size=6]");
        assertThat(NAME).hasToString("name");
    }
}
