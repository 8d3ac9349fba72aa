package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioFrameReceived;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.LocalTrackRepublished;
import org.livekit4j.ffi.proto.LogBatch;
import org.livekit4j.ffi.proto.OwnedAudioFrameBuffer;
import org.livekit4j.ffi.proto.RoomEvent;

class HandlePathsTest {
    private static final HandlePaths EVENTS = HandlePaths.of(FfiEvent.getDescriptor());

    private record Handle(HandleKind kind, long id) {}

    static Stream<FieldDescriptor> kinds() {
        return Stream.concat(FfiEvent.getDescriptor().getFields().stream(), FfiResponse.getDescriptor().getFields().stream());
    }

    private static List<Handle> found(HandlePaths paths, byte[] bytes) {
        List<Handle> handles = new ArrayList<>();
        try (NativeBytes memory = NativeBytes.of(bytes)) {
            paths.visit(memory.address(), memory.size(), (kind, id) -> handles.add(new Handle(kind, id)));
        }
        return handles;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldFindWhatAWalkFindsWhenEveryFieldIsSet(FieldDescriptor kind) {
        HandlePaths paths = HandlePaths.of(kind.getContainingType());
        SplittableRandom random = new SplittableRandom(kind.getNumber());
        boolean any = false;
        for (int choice = 0; choice < 200; choice++) {
            Message message = Messages.full(kind, choice, random);
            List<Handle> walked = new ArrayList<>();
            Messages.walk(message, (found, id) -> walked.add(new Handle(found, id)));

            assertThat(found(paths, message.toByteArray())).containsExactlyInAnyOrderElementsOf(walked);
            any |= !walked.isEmpty();
        }
        assertThat(paths.field(kind.getNumber()) != null).isEqualTo(any);
    }

    @Test
    void shouldFindHandlesInTheKindsThatTheContractListsWhenAskedForEvents() {
        assertThat(FfiEvent.getDescriptor().getFields().stream().filter(kind -> EVENTS.field(kind.getNumber()) != null)
                .map(FieldDescriptor::getName)).containsExactlyInAnyOrder("room_event", "connect", "video_stream_event",
                        "audio_stream_event", "publish_track", "byte_stream_open", "text_stream_open", "publish_data_track",
                        "new_capture_source");
    }

    @Test
    void shouldBeNothingWhenNoHandleCanBeInTheMessage() {
        assertThat(HandlePaths.of(LogBatch.getDescriptor())).isNull();
        assertThat(EVENTS.field(FfiEvent.LOGS_FIELD_NUMBER)).isNull();
    }

    @Test
    void shouldBeNothingWhenTheFieldIsUnknown() {
        assertThat(EVENTS.field(0)).isNull();
        assertThat(EVENTS.field(-1)).isNull();
        assertThat(EVENTS.field(Integer.MAX_VALUE)).isNull();
    }

    private static byte[] frame(long handle) {
        AudioFrameBufferInfo info = AudioFrameBufferInfo.newBuilder().setDataPtr(8).setNumChannels(1).setSampleRate(48_000)
                .setSamplesPerChannel(480).build();
        return FfiEvent.newBuilder()
                .setAudioStreamEvent(AudioStreamEvent.newBuilder().setStreamHandle(3)
                        .setFrameReceived(AudioFrameReceived.newBuilder().setFrame(OwnedAudioFrameBuffer.newBuilder()
                                .setHandle(FfiOwnedHandle.newBuilder().setId(handle)).setInfo(info))))
                .build().toByteArray();
    }

    @Test
    void shouldGiveTheWholeNumberWhenTheHandleIsBeyond63Bits() {
        assertThat(found(EVENTS, frame(-2))).containsExactly(new Handle(HandleKind.AUDIO_FRAME, -2));
    }

    @Test
    void shouldFindTheHandleWhenItIsABareNumber() {
        LocalTrackRepublished message = LocalTrackRepublished.newBuilder().setPublicationHandle(12).setPreviousSid("TR_a")
                .buildPartial();
        byte[] republished = FfiEvent.newBuilder()
                .setRoomEvent(RoomEvent.newBuilder().setRoomHandle(3).setLocalTrackRepublished(message).buildPartial())
                .buildPartial().toByteArray();
        assertThat(found(EVENTS, republished)).containsExactly(new Handle(HandleKind.PUBLICATION, 12));
    }

    @Test
    void shouldRefuseWhenTheBytesAreCutShort() {
        byte[] whole = frame(300);
        for (int length = 1; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatIllegalStateException().as("%d bytes", length).isThrownBy(() -> found(EVENTS, part));
        }
    }

    @Test
    void shouldRefuseWhenAFixedNumberIsCutShort() {
        assertThatIllegalStateException().isThrownBy(() -> found(EVENTS, new byte[]{0x09, 1, 2, 3}))
                .withMessageContaining("ends within a field");
        assertThatIllegalStateException().isThrownBy(() -> found(EVENTS, new byte[]{0x0d, 1, 2, 3}))
                .withMessageContaining("ends within a field");
    }

    @Test
    void shouldRefuseWhenThereIsAGroupOrAnUnknownWireType() {
        for (int wireType : new int[]{3, 4, 6, 7}) {
            assertThatIllegalStateException().isThrownBy(() -> found(EVENTS, new byte[]{(byte) (1 << 3 | wireType)}))
                    .withMessageContaining("wire type " + wireType);
        }
    }

    @Test
    void shouldRefuseWhenANumberDoesNotEnd() {
        byte[] endless = new byte[12];
        Arrays.fill(endless, (byte) 0x80);
        assertThatIllegalStateException().isThrownBy(() -> found(EVENTS, endless)).withMessageContaining("does not end");
    }

    @Test
    void shouldEndWithinTheBytesWhenTheyAreRandom() {
        SplittableRandom random = new SplittableRandom(27);
        byte[] frame = frame(7);
        int refused = 0;
        try (NativeBytes memory = new NativeBytes(64)) {
            for (int i = 0; i < 100_000; i++) {
                byte[] bytes = frame.clone();
                for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                memory.put(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
                try {
                    EVENTS.visit(memory.address(), memory.size(), (kind, id) -> {
                    });
                } catch (IllegalStateException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(1, 99_999);
    }
}
