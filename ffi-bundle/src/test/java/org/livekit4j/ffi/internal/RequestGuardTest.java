package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.proto.ApmProcessReverseStreamRequest;
import org.livekit4j.ffi.proto.ApmProcessStreamRequest;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.AudioStreamFromParticipantRequest;
import org.livekit4j.ffi.proto.AudioStreamType;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.DisposeRequest;
import org.livekit4j.ffi.proto.E2eeManagerSetEnabledRequest;
import org.livekit4j.ffi.proto.E2eeRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FrameCryptorSetEnabledRequest;
import org.livekit4j.ffi.proto.FrameCryptorSetKeyIndexRequest;
import org.livekit4j.ffi.proto.NewApmRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;
import org.livekit4j.ffi.proto.ParticipantTrackPermission;
import org.livekit4j.ffi.proto.PublishDataRequest;
import org.livekit4j.ffi.proto.SetTrackSubscriptionPermissionsRequest;
import org.livekit4j.ffi.proto.UnpublishTrackRequest;

class RequestGuardTest {

    private static void accepted(FfiRequest.Builder request) {
        assertThatCode(() -> RequestGuard.check(request.build())).doesNotThrowAnyException();
    }

    private static void refused(FfiRequest.Builder request, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(request.build())).withMessage(message);
    }

    private static FfiRequest.Builder source(int sampleRate, int channels, int queueSizeMs) {
        return FfiRequest.newBuilder()
                .setNewAudioSource(NewAudioSourceRequest.newBuilder().setType(AudioSourceType.AUDIO_SOURCE_NATIVE)
                        .setSampleRate(sampleRate).setNumChannels(channels).setQueueSizeMs(queueSizeMs));
    }

    private static AudioFrameBufferInfo samples(long address) {
        return AudioFrameBufferInfo.newBuilder().setDataPtr(address).setNumChannels(1).setSampleRate(48_000)
                .setSamplesPerChannel(480)
                .build();
    }

    private static FfiRequest.Builder capture(long address) {
        return FfiRequest.newBuilder()
                .setCaptureAudioFrame(CaptureAudioFrameRequest.newBuilder().setSourceHandle(1).setBuffer(samples(address)));
    }

    private static FfiRequest.Builder process(long address, int bytes, int sampleRate, int channels) {
        return FfiRequest.newBuilder().setApmProcessStream(ApmProcessStreamRequest.newBuilder().setApmHandle(1)
                .setDataPtr(address).setSize(bytes).setSampleRate(sampleRate).setNumChannels(channels));
    }

    private static FfiRequest.Builder processReverse(int bytes) {
        return FfiRequest.newBuilder().setApmProcessReverseStream(ApmProcessReverseStreamRequest.newBuilder().setApmHandle(1)
                .setDataPtr(64).setSize(bytes).setSampleRate(48_000).setNumChannels(1));
    }

    private static NewAudioStreamRequest.Builder stream() {
        return NewAudioStreamRequest.newBuilder().setTrackHandle(1).setType(AudioStreamType.AUDIO_STREAM_NATIVE);
    }

    private static FfiRequest.Builder streamOf(NewAudioStreamRequest.Builder stream) {
        return FfiRequest.newBuilder().setNewAudioStream(stream);
    }

    private static AudioStreamFromParticipantRequest.Builder participantStream() {
        return AudioStreamFromParticipantRequest.newBuilder().setParticipantHandle(1)
                .setType(AudioStreamType.AUDIO_STREAM_NATIVE);
    }

    private static FfiRequest.Builder streamOf(AudioStreamFromParticipantRequest.Builder stream) {
        return FfiRequest.newBuilder().setAudioStreamFromParticipant(stream);
    }

    private static FfiRequest.Builder unpublish(String sid) {
        return FfiRequest.newBuilder().setUnpublishTrack(
                UnpublishTrackRequest.newBuilder().setLocalParticipantHandle(1).setTrackSid(sid).setStopOnUnpublish(true));
    }

    private static FfiRequest.Builder cryptor(E2eeRequest.Builder request) {
        return FfiRequest.newBuilder().setE2Ee(request.setRoomHandle(1));
    }

    private static E2eeRequest.Builder enable(String sid) {
        return E2eeRequest.newBuilder().setCryptorSetEnabled(
                FrameCryptorSetEnabledRequest.newBuilder().setParticipantIdentity("anna").setTrackSid(sid).setEnabled(true));
    }

    private static E2eeRequest.Builder keyIndex(String sid) {
        return E2eeRequest.newBuilder().setCryptorSetKeyIndex(
                FrameCryptorSetKeyIndexRequest.newBuilder().setParticipantIdentity("anna").setTrackSid(sid).setKeyIndex(1));
    }

    private static FfiRequest.Builder data(long address, long bytes) {
        return FfiRequest.newBuilder().setPublishData(
                PublishDataRequest.newBuilder().setLocalParticipantHandle(1).setDataPtr(address).setDataLen(bytes)
                        .setReliable(true));
    }

    @Test
    void shouldRefuseARequestWhenItIsEmpty() {
        refused(FfiRequest.newBuilder(), "an empty request; it must hold one message");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseARequestWhenItShutsTheLibraryDown(boolean async) {
        refused(FfiRequest.newBuilder().setDispose(DisposeRequest.newBuilder().setAsync(async)),
                "a dispose request; the library is shut down by closing its client");
    }

    @Test
    void shouldAcceptARequestWhenNothingIsKnownAgainstIt() {
        accepted(FfiRequest.newBuilder().setNewApm(NewApmRequest.newBuilder().setEchoCancellerEnabled(true)
                .setGainControllerEnabled(true).setHighPassFilterEnabled(true).setNoiseSuppressionEnabled(true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 1000})
    void shouldAcceptASourceWhenItsQueueIsAMultipleOfTenMilliseconds(int queueSizeMs) {
        accepted(source(48_000, 2, queueSizeMs));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, -10, 1001})
    void shouldRefuseASourceWhenItsQueueIsNoMultipleOfTenMilliseconds(int queueSizeMs) {
        refused(source(48_000, 2, queueSizeMs), "queue_size_ms is " + queueSizeMs + "; it must be a multiple of 10");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "7999, 1", "192001, 1", "48000, 0", "48000, -2", "48000, 17", "96000, 9", "192000, 5"})
    void shouldRefuseASourceWhenItsFormatIsNone(int sampleRate, int channels) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(source(sampleRate, channels, 0).build()))
                .withMessageContaining("must be from");
    }

    @ParameterizedTest
    @CsvSource({"8000, 1", "11025, 2", "48000, 16", "96000, 8", "192000, 4"})
    void shouldAcceptASourceWhenTenMillisecondsFitAFrame(int sampleRate, int channels) {
        accepted(source(sampleRate, channels, 60_000));
    }

    @Test
    void shouldRefuseASourceWhenItsQueueWouldFillMemory() {
        refused(source(48_000, 1, 60_010), "queue_size_ms is 60010; it must be from 0 to 60000");
    }

    @Test
    void shouldAcceptASourceWhenItIsADeviceWithoutAFormat() {
        accepted(FfiRequest.newBuilder()
                .setNewAudioSource(NewAudioSourceRequest.newBuilder().setType(AudioSourceType.AUDIO_SOURCE_PLATFORM)
                        .setPlatformAudioHandle(1)));
    }

    @Test
    void shouldAcceptAStreamWhenItsFormatIsGoodOrAbsent() {
        accepted(streamOf(stream()));
        accepted(streamOf(stream().setSampleRate(16_000).setNumChannels(1).setFrameSizeMs(20)));
        accepted(streamOf(participantStream()));
        accepted(streamOf(participantStream().setSampleRate(16_000).setNumChannels(1).setFrameSizeMs(20)));
    }

    @Test
    void shouldRefuseAStreamWhenItsFormatIsNone() {
        String rate = "a sample rate of 0 Hz; it must be from 8000 to 192000";
        String channels = "0 channels; at 48000 Hz there must be from 1 to 16";
        String frame = "frame_size_ms is 0; it must be from 1 to 60000, or absent";
        String queue = "queue_size_frames is -1; it must be from 0 to 65536";
        refused(streamOf(stream().setSampleRate(0)), rate);
        refused(streamOf(stream().setNumChannels(0)), channels);
        refused(streamOf(stream().setFrameSizeMs(0)), frame);
        refused(streamOf(stream().setQueueSizeFrames(-1)), queue);
        refused(streamOf(participantStream().setQueueSizeFrames(-1)), queue);
        refused(streamOf(participantStream().setSampleRate(0)), rate);
        refused(streamOf(participantStream().setNumChannels(0)), channels);
        refused(streamOf(participantStream().setFrameSizeMs(0)), frame);
    }

    @Test
    void shouldAcceptSamplesWhenTheyLieInMemory() {
        accepted(capture(64));
    }

    @Test
    void shouldRefuseSamplesWhenTheyLieNowhere() {
        refused(capture(0), "samples of 960 bytes at address 0; it must lie in native memory");
    }

    @Test
    void shouldRefuseSamplesWhenTheirAddressIsOdd() {
        refused(capture(65), "16-bit samples at the odd address 65");
    }

    @Test
    void shouldRefuseSamplesWhenTheyAreMoreThanMemoryHolds() {
        AudioFrameBufferInfo endless = samples(64).toBuilder().setSamplesPerChannel(-1).build();
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(FfiRequest.newBuilder()
                .setCaptureAudioFrame(CaptureAudioFrameRequest.newBuilder().setSourceHandle(1).setBuffer(endless)).build()))
                .withMessage("samples of -2 bytes");
        refused(FfiRequest.newBuilder().setCaptureAudioFrame(CaptureAudioFrameRequest.newBuilder().setSourceHandle(1)
                .setBuffer(samples(64).toBuilder().setSamplesPerChannel(40_000_000))),
                "samples of 80000000 bytes; it can have 67108864 at most");
    }

    @ParameterizedTest
    @CsvSource({"960, 48000, 1", "1920, 48000, 2", "320, 16000, 1"})
    void shouldAcceptProcessingWhenItIsOfTenMilliseconds(int bytes, int sampleRate, int channels) {
        accepted(process(64, bytes, sampleRate, channels));
    }

    @Test
    void shouldAcceptReverseProcessingWhenItIsOfTenMilliseconds() {
        accepted(processReverse(960));
    }

    @ParameterizedTest
    @CsvSource({"958, 48000, 1, 960", "1920, 48000, 1, 960", "0, 48000, 1, 960", "960, 48000, 2, 1920", "110, 11025, 1, 220",
        "220, 11025, 1, 220"})
    void shouldRefuseProcessingWhenItIsNotOfTenMilliseconds(int bytes, int sampleRate, int channels, int right) {
        refused(process(64, bytes, sampleRate, channels), "audio processing of " + bytes + " bytes; 10 ms of " + channels
                + " channels at " + sampleRate + " Hz are " + right);
    }

    @Test
    void shouldRefuseReverseProcessingWhenItIsNotOfTenMilliseconds() {
        refused(processReverse(962), "audio processing of 962 bytes; 10 ms of 1 channels at 48000 Hz are 960");
    }

    @Test
    void shouldRefuseProcessingWhenItsSamplesLieNowhere() {
        refused(process(0, 960, 48_000, 1), "samples of 960 bytes at address 0; it must lie in native memory");
        refused(process(65, 960, 48_000, 1), "16-bit samples at the odd address 65");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TR_AMxyz", "TR_unknown"})
    void shouldAcceptATrackWhenItsSidIsWellFormed(String sid) {
        accepted(unpublish(sid));
        accepted(cryptor(enable(sid)));
        accepted(cryptor(keyIndex(sid)));
        accepted(permission(sid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mic", "tr_abc", "PA_abc", "TR"})
    void shouldRefuseATrackWhenItsSidIsMalformed(String sid) {
        String message = "'" + sid + "' is no track sid; one starts with TR_";
        refused(unpublish(sid), message);
        refused(cryptor(enable(sid)), message);
        refused(cryptor(keyIndex(sid)), message);
        refused(permission(sid), message);
        refused(permission("TR_good", sid), message);
    }

    private static FfiRequest.Builder permission(String... sids) {
        return FfiRequest.newBuilder()
                .setSetTrackSubscriptionPermissions(
                        SetTrackSubscriptionPermissionsRequest.newBuilder().setLocalParticipantHandle(1)
                                .setAllParticipantsAllowed(true).addPermissions(ParticipantTrackPermission.newBuilder()
                                        .setParticipantIdentity("anna").setAllowAll(true).addAllAllowedTrackSids(List.of(sids))));
    }

    @Test
    void shouldAcceptEncryptionWhenItIsOfNoTrack() {
        accepted(cryptor(
                E2eeRequest.newBuilder().setManagerSetEnabled(E2eeManagerSetEnabledRequest.newBuilder().setEnabled(true))));
    }

    @Test
    void shouldAcceptDataWhenItLiesInMemoryOrIsNothing() {
        accepted(data(64, 5));
        accepted(data(0, 0));
    }

    @Test
    void shouldRefuseDataWhenItLiesNowhere() {
        refused(data(0, 5), "data of 5 bytes at address 0; it must lie in native memory");
        refused(data(64, -5), "data of -5 bytes");
        refused(data(64, 64_001), "data of 64001 bytes; it can have 64000 at most");
    }
}
