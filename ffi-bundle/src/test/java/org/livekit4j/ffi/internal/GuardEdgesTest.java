package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.proto.ApmProcessReverseStreamRequest;
import org.livekit4j.ffi.proto.ApmProcessStreamRequest;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.AudioStreamType;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;
import org.livekit4j.ffi.proto.PushSoxResamplerRequest;

/** The last values that are allowed, and the first ones that are not. */
class GuardEdgesTest {

    private static void check(boolean right, FfiRequest.Builder builder) {
        FfiRequest request = builder.build();
        if (right) {
            assertThatCode(() -> RequestGuard.check(request)).doesNotThrowAnyException();
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(request));
        }
    }

    private static void source(boolean right, int rate, int channels, int queue) {
        check(right, FfiRequest.newBuilder().setNewAudioSource(NewAudioSourceRequest.newBuilder()
                .setType(AudioSourceType.AUDIO_SOURCE_NATIVE).setSampleRate(rate).setNumChannels(channels)
                .setQueueSizeMs(queue)));
    }

    private static NewAudioStreamRequest.Builder stream() {
        return NewAudioStreamRequest.newBuilder().setTrackHandle(1).setType(AudioStreamType.AUDIO_STREAM_NATIVE);
    }

    private static void stream(boolean right, NewAudioStreamRequest.Builder stream) {
        check(right, FfiRequest.newBuilder().setNewAudioStream(stream));
    }

    private static void capture(boolean right, int samples, int channels) {
        AudioFrameBufferInfo buffer = AudioFrameBufferInfo.newBuilder().setDataPtr(64).setNumChannels(channels)
                .setSampleRate(48_000).setSamplesPerChannel(samples).build();
        check(right, FfiRequest.newBuilder()
                .setCaptureAudioFrame(CaptureAudioFrameRequest.newBuilder().setSourceHandle(1).setBuffer(buffer)));
    }

    @ParameterizedTest
    @CsvSource({"true, 8000, 1", "false, 7999, 1", "true, 192000, 1", "false, 192001, 1", "true, 48000, 16", "false, 48000, 17",
        "false, 48000, 0", "true, 192000, 4", "false, 192000, 5", "true, 8000, 16", "false, 8000, 17"})
    void shouldAllowWhatWebRtcCanCarry(boolean right, int rate, int channels) {
        source(right, rate, channels, 0);
        stream(right, stream().setSampleRate(rate).setNumChannels(channels));
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "true, 10", "false, 5", "false, -10", "true, 60000", "false, 60010"})
    void shouldAllowAQueueOfTensOfMilliseconds(boolean right, int queue) {
        source(right, 48_000, 1, queue);
    }

    @Test
    void shouldAskASourceOfThePlatformForItsAudioAlone() {
        NewAudioSourceRequest.Builder source = NewAudioSourceRequest.newBuilder()
                .setType(AudioSourceType.AUDIO_SOURCE_PLATFORM).setSampleRate(1).setNumChannels(0).setQueueSizeMs(5);
        check(false, FfiRequest.newBuilder().setNewAudioSource(source));
        check(true, FfiRequest.newBuilder().setNewAudioSource(source.setPlatformAudioHandle(1)));
    }

    @Test
    void shouldAllowAStreamThatAsksForNoFormat() {
        stream(true, stream());
        stream(true, stream().setNumChannels(16));
        stream(false, stream().setNumChannels(17));
        stream(true, stream().setSampleRate(8_000));
        stream(false, stream().setSampleRate(7_999));
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1", "true, 60000", "false, 60001", "false, -1"})
    void shouldAllowFramesOfSomeLength(boolean right, int milliseconds) {
        stream(right, stream().setFrameSizeMs(milliseconds));
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "true, 65536", "false, 65537", "false, -1"})
    void shouldAllowAQueueThatHasRoom(boolean right, int frames) {
        stream(right, stream().setQueueSizeFrames(frames));
    }

    @Test
    void shouldAllowAsManySamplesAsTheLibraryTakes() {
        capture(true, 1 << 25, 1);
        capture(false, (1 << 25) + 1, 1);
        capture(true, 1 << 24, 2);
        capture(false, (1 << 24) + 1, 2);
    }

    @ParameterizedTest
    @CsvSource({"true, 960, 48000, 1", "false, 958, 48000, 1", "true, 1920, 48000, 2", "false, 962, 48000, 1",
        "false, 882, 44150, 1", "true, 882, 44100, 1", "false, 140, 7000, 1"})
    void shouldAllowTenMillisecondsToBeProcessed(boolean right, int bytes, int rate, int channels) {
        check(right, FfiRequest.newBuilder().setApmProcessStream(ApmProcessStreamRequest.newBuilder().setApmHandle(1)
                .setDataPtr(64).setSize(bytes).setSampleRate(rate).setNumChannels(channels)));
        check(right, FfiRequest.newBuilder().setApmProcessReverseStream(ApmProcessReverseStreamRequest.newBuilder()
                .setApmHandle(1).setDataPtr(64).setSize(bytes).setSampleRate(rate).setNumChannels(channels)));
    }

    @Test
    void shouldRefuseToProcessWhatLiesNowhere() {
        for (long address : new long[]{0, 65}) {
            check(false, FfiRequest.newBuilder().setApmProcessStream(ApmProcessStreamRequest.newBuilder().setApmHandle(1)
                    .setDataPtr(address).setSize(960).setSampleRate(48_000).setNumChannels(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 1 << 20})
    void shouldAllowSamplesToBeResampled(int bytes) {
        check(true, FfiRequest.newBuilder().setPushSoxResampler(
                PushSoxResamplerRequest.newBuilder().setResamplerHandle(1).setDataPtr(64).setSize(bytes)));
    }
}
