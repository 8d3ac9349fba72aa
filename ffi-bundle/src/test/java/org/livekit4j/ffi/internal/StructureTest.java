package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.UnknownFieldSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.IceServer;
import org.livekit4j.ffi.proto.RoomOptions;
import org.livekit4j.ffi.proto.RtcConfig;

class StructureTest {
    private static final UnknownFieldSet A_NUMBER = UnknownFieldSet.newBuilder()
            .addField(1, Field.newBuilder().addVarint(77).build()).build();

    private static FfiRequest connect(RtcConfig.Builder config) {
        return FfiRequest.newBuilder().setConnect(ConnectRequest.newBuilder().setUrl("ws://localhost").setToken("t")
                .setOptions(RoomOptions.newBuilder().setRtcConfig(config))).build();
    }

    @Test
    void shouldAcceptARequestWhenAllOfItIsKnown() {
        assertThatCode(
                () -> RequestGuard.check(connect(RtcConfig.newBuilder().addIceServers(IceServer.newBuilder().addUrls("stun:h")))))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseARequestWhenANumberIsNoConstantOfItsEnum() throws InvalidProtocolBufferException {
        RtcConfig config = RtcConfig.parseFrom(A_NUMBER.toByteArray()); // as parsed from bytes
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(connect(config.toBuilder())))
                .withMessageStartingWith(
                        "in RtcConfig the fields [1] have values that this version of the protocol does not know");
    }

    @Test
    void shouldRefuseARequestWhenSomethingUnknownIsInAnyMessageOfIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(connect(
                RtcConfig.newBuilder().addIceServers(IceServer.newBuilder())
                        .addIceServers(IceServer.newBuilder().setUnknownFields(A_NUMBER)))))
                .withMessageStartingWith("in IceServer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestGuard.check(FfiRequest.newBuilder().setUnknownFields(A_NUMBER).build()))
                .withMessageStartingWith("in FfiRequest");
    }

    @Test
    void shouldRefuseARequestWhenItLacksWhatTheProtocolAsksFor() {
        FfiRequest request = FfiRequest.newBuilder()
                .setCaptureAudioFrame(CaptureAudioFrameRequest.newBuilder().setSourceHandle(1).buildPartial()).buildPartial();
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(request))
                .withMessage("a capture_audio_frame request without capture_audio_frame.buffer, which are required");
    }

    @Test
    void shouldSayThatThereIsNoneWhenTheRequestIsNull() {
        assertThatNullPointerException().isThrownBy(() -> RequestGuard.check(null)).withMessage("request is null");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void shouldRefuseToJoinWhenTheTriesAreBeyondTheLibrarysNumbers(int retries) {
        FfiRequest request = FfiRequest.newBuilder().setConnect(ConnectRequest.newBuilder().setUrl("ws://localhost").setToken("t")
                .setOptions(RoomOptions.newBuilder().setJoinRetries(retries))).build();
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(request))
                .withMessageStartingWith("join_retries is " + Integer.toUnsignedString(retries));
    }
}
