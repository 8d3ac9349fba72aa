package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

    private static final UnknownFieldSet UNKNOWN = UnknownFieldSet.newBuilder()
            .addField(9999, Field.newBuilder().addVarint(1).build()).build();

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

    /** All messages that a request can consist of, each with the fields that lead to it. */
    static Stream<List<FieldDescriptor>> paths() {
        List<List<FieldDescriptor>> paths = new ArrayList<>();
        Set<Descriptor> known = new HashSet<>();
        Deque<List<FieldDescriptor>> open = new ArrayDeque<>(List.of(List.of()));
        while (!open.isEmpty()) {
            List<FieldDescriptor> path = open.remove();
            Descriptor message = path.isEmpty() ? FfiRequest.getDescriptor() : path.getLast().getMessageType();
            boolean first = known.add(message);
            paths.add(path);
            message.getFields().stream().filter(field -> field.getJavaType() == JavaType.MESSAGE && !field.isMapField())
                    .filter(field -> first).forEach(field -> open.add(Stream.concat(path.stream(), Stream.of(field)).toList()));
        }
        return paths.stream();
    }

    private static void addUnknown(Message.Builder message, List<FieldDescriptor> path) {
        if (path.isEmpty()) {
            message.setUnknownFields(UNKNOWN);
            return;
        }
        FieldDescriptor field = path.getFirst();
        Message.Builder inside = message.newBuilderForField(field);
        addUnknown(inside, path.subList(1, path.size()));
        if (field.isRepeated()) {
            message.addRepeatedField(field, message.newBuilderForField(field).buildPartial());
            message.addRepeatedField(field, inside.buildPartial());
        } else {
            message.setField(field, inside.buildPartial());
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void shouldFindSomethingUnknownWhereverTheProtocolHasAMessage(List<FieldDescriptor> path) {
        FfiRequest.Builder request = FfiRequest.newBuilder();
        addUnknown(request, path);
        String name = path.isEmpty() ? "FfiRequest" : path.getLast().getMessageType().getName();
        assertThatIllegalArgumentException().isThrownBy(() -> RequestWalk.visit(request.buildPartial()))
                .withMessageStartingWith("in " + name + " the fields [9999] have values");
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
