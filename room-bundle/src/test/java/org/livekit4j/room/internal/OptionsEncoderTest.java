package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.proto.ContinualGatheringPolicy;
import org.livekit4j.ffi.proto.IceTransportType;
import org.livekit4j.ffi.proto.KeyDerivationFunction;
import org.livekit4j.ffi.proto.KeyProviderOptions;
import org.livekit4j.room.DegradationPreference;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.FrameMetadataFeature;
import org.livekit4j.room.IceServer;
import org.livekit4j.room.IceTransport;
import org.livekit4j.room.KeyDerivation;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RtcConfig;
import org.livekit4j.room.SimulatedScenario;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoEncoder;
import org.livekit4j.room.VideoEncoding;
import org.livekit4j.room.VideoQuality;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoCodec;

class OptionsEncoderTest {

    @Test
    void shouldSetNothingButOurNameWhenTheOptionsAreTheDefaults() {
        org.livekit4j.ffi.proto.RoomOptions encoded = RoomOptionsEncoder.encode(RoomOptions.DEFAULTS);
        assertThat(encoded.getAllFields()).hasSize(1);
        assertThat(encoded.getOtherSdks()).startsWith("livekit4j");
        assertThat(PublishOptionsEncoder.encode(TrackPublishOptions.DEFAULTS).getAllFields()).isEmpty();
    }

    @Test
    void shouldSetAllThatAPublicationHasWhenAllIsGiven() {
        var encoded = PublishOptionsEncoder.encode(TrackPublishOptions.DEFAULTS.withVideoEncoding(VideoEncoding.of(1000, 25))
                .withAudioMaxBitrate(64_000).withVideoCodec(VideoCodec.AV1).withDtx(false).withRed(false).withSimulcast(false)
                .withSource(TrackSource.SCREENSHARE_AUDIO).withStream("group").withPreconnectBuffer(true)
                .withFrameMetadataFeatures(FrameMetadataFeature.USER_DATA).withScalabilityMode("L3T3_KEY")
                .withVideoEncoder(VideoEncoder.PRE_ENCODED)
                .withDegradationPreference(DegradationPreference.MAINTAIN_FRAMERATE_AND_RESOLUTION));
        assertThat(encoded.getAllFields().keySet())
                .containsExactlyInAnyOrderElementsOf(encoded.getDescriptorForType().getFields());
        assertThat(encoded.getVideoEncoding().getMaxFramerate()).isEqualTo(25);
        assertThat(encoded.getAudioEncoding().getMaxBitrate()).isEqualTo(64_000);
        assertThat(encoded.getVideoCodec().name()).isEqualTo("AV1");
        assertThat(encoded.getSource().name()).isEqualTo("SOURCE_SCREENSHARE_AUDIO");
        assertThat(encoded.getDegradationPreference().getNumber()).isEqualTo(4);
    }

    @Test
    void shouldSetAllThatARoomHasWhenAllIsGiven() {
        var encoded = RoomOptionsEncoder.encode(RoomOptions.DEFAULTS.withAutoSubscribe(false).withAdaptiveStream(true)
                .withDynacast(true).withJoinRetries(0).withConnectTimeout(Duration.ofSeconds(3)).withSinglePeerConnection(false)
                .withMaxDataStreamPayloadBytes(7)
                .withEncryption(
                        EncryptionOptions.of(new byte[]{1, 2, 3}).withKeyDerivation(KeyDerivation.HKDF).withKeyRingSize(5))
                .withRtcConfig(RtcConfig.DEFAULTS.withTransport(IceTransport.RELAY).withGatherContinually(false)
                        .withIceServers(IceServer.of("turn:example.com").withCredentials("ada", "hidden"))));
        Set<String> neverSet = Set.of("e2ee");
        assertThat(encoded.getAllFields().keySet().stream().map(FieldDescriptor::getName))
                .containsExactlyInAnyOrderElementsOf(encoded.getDescriptorForType().getFields().stream()
                        .map(FieldDescriptor::getName).filter(name -> !neverSet.contains(name)).toList());
        assertThat(encoded.getConnectTimeoutMs()).isEqualTo(3_000);
        assertThat(encoded.getDataStream().getMaxPayloadByteLength()).isEqualTo(7);
        assertThat(encoded.getRtcConfig().getIceTransportType()).isEqualTo(IceTransportType.TRANSPORT_RELAY);
        assertThat(encoded.getRtcConfig().getContinualGatheringPolicy()).isEqualTo(ContinualGatheringPolicy.GATHER_ONCE);
        assertThat(encoded.getRtcConfig().getIceServers(0).getPassword()).isEqualTo("hidden");
        KeyProviderOptions keys = encoded.getEncryption().getKeyProviderOptions();
        assertThat(keys.getAllFields().keySet()).containsExactlyInAnyOrderElementsOf(keys.getDescriptorForType().getFields());
        assertThat(keys.getSharedKey().toByteArray()).containsExactly(1, 2, 3);
        assertThat(keys.getKeyDerivationFunction()).isEqualTo(KeyDerivationFunction.HKDF);
        assertThat(keys.getKeyRingSize()).isEqualTo(5);
    }

    @Test
    void shouldLeaveTheSharedKeyOutWhenEachParticipantHasItsOwn() {
        KeyProviderOptions keys = RoomOptionsEncoder
                .encode(RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.perParticipant())).getEncryption()
                .getKeyProviderOptions();
        assertThat(keys.hasSharedKey()).isFalse();
        assertThat(keys.isInitialized()).isTrue();
    }

    @Test
    void shouldHideCredentialsWhenShown() {
        assertThat(RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.of("hidden".getBytes(StandardCharsets.UTF_8)))
                .withRtcConfig(RtcConfig.DEFAULTS.withIceServers(IceServer.of("turn:a").withCredentials("ada", "hidden")))
                .toString()).doesNotContain("hidden").doesNotContain("ada")
                .doesNotContain("104");
    }

    private static Set<String> names(Class<? extends Enum<?>> api) {
        return Arrays.stream(api.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    }

    /** The encoders rely on it. */
    private static void assertSameOrder(Class<? extends Enum<?>> api, Enum<?>[] protocol, Function<Integer, Enum<?>> byNumber) {
        assertThat(names(api)).hasSameSizeAs(protocol);
        for (Enum<?> constant : api.getEnumConstants()) {
            String theirs = byNumber.apply(constant.ordinal()).name().replace("_", "");
            assertThat(theirs).endsWith(constant.name().replace("_", ""));
        }
    }

    @Test
    void shouldHaveTheProtocolsOrderInEnumsThatAreCastByNumber() {
        assertSameOrder(VideoCodec.class, org.livekit4j.ffi.proto.VideoCodec.values(),
                org.livekit4j.ffi.proto.VideoCodec::forNumber);
        assertSameOrder(TrackSource.class, org.livekit4j.ffi.proto.TrackSource.values(),
                org.livekit4j.ffi.proto.TrackSource::forNumber);
        assertSameOrder(VideoQuality.class, org.livekit4j.ffi.proto.VideoQuality.values(),
                org.livekit4j.ffi.proto.VideoQuality::forNumber);
        assertSameOrder(KeyDerivation.class, KeyDerivationFunction.values(), KeyDerivationFunction::forNumber);
        assertSameOrder(VideoEncoder.class, org.livekit4j.ffi.proto.VideoEncoderBackend.values(),
                org.livekit4j.ffi.proto.VideoEncoderBackend::forNumber);
        assertSameOrder(IceTransport.class, IceTransportType.values(), IceTransportType::forNumber);
        assertSameOrder(SimulatedScenario.class, org.livekit4j.ffi.proto.SimulateScenarioKind.values(),
                org.livekit4j.ffi.proto.SimulateScenarioKind::forNumber);
        assertSameOrder(FrameMetadataFeature.class, org.livekit4j.ffi.proto.FrameMetadataFeature.values(),
                org.livekit4j.ffi.proto.FrameMetadataFeature::forNumber);
        assertSameOrder(org.livekit4j.room.AudioTrackFeature.class, org.livekit4j.ffi.proto.AudioTrackFeature.values(),
                org.livekit4j.ffi.proto.AudioTrackFeature::forNumber);
        assertSameOrder(org.livekit4j.room.ParticipantKind.class, org.livekit4j.ffi.proto.ParticipantKind.values(),
                org.livekit4j.ffi.proto.ParticipantKind::forNumber);
        assertSameOrder(org.livekit4j.room.ParticipantKindDetail.class, org.livekit4j.ffi.proto.ParticipantKindDetail.values(),
                org.livekit4j.ffi.proto.ParticipantKindDetail::forNumber);
        assertSameOrder(org.livekit4j.room.ParticipantState.class, org.livekit4j.ffi.proto.ParticipantState.values(),
                org.livekit4j.ffi.proto.ParticipantState::forNumber);
        assertSameOrder(org.livekit4j.room.ConnectionState.class, org.livekit4j.ffi.proto.ConnectionState.values(),
                org.livekit4j.ffi.proto.ConnectionState::forNumber);
        for (org.livekit4j.ffi.proto.EncryptionState state : org.livekit4j.ffi.proto.EncryptionState.values()) {
            assertThat(org.livekit4j.room.EncryptionState.valueOf(state.name()).ordinal()).isEqualTo(state.getNumber());
        }
        assertSameOrder(org.livekit4j.room.EncryptionType.class, org.livekit4j.ffi.proto.EncryptionType.values(),
                org.livekit4j.ffi.proto.EncryptionType::forNumber);
        assertSameOrder(org.livekit4j.track.StreamState.class, org.livekit4j.ffi.proto.StreamState.values(),
                org.livekit4j.ffi.proto.StreamState::forNumber);
    }

    @Test
    void shouldKnowEveryReasonOfTheProtocol() {
        assertThat(Stream.of(org.livekit4j.room.DisconnectReason.values()).filter(org.livekit4j.room.DisconnectReason::ofProtocol)
                .map(Enum::name).skip(1))
                .containsExactlyElementsOf(Stream.of(org.livekit4j.ffi.proto.DisconnectReason.values()).map(Enum::name).skip(1)
                        .toList());
    }
}
