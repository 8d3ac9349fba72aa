package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioFrameReceived;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.LocalTrackRepublished;
import org.livekit4j.ffi.proto.OwnedAudioFrameBuffer;
import org.livekit4j.ffi.proto.RoomEvent;

class HandlePathsTest {
    private static final HandlePaths EVENTS = HandlePaths.EVENT;

    private record Handle(HandleKind kind, long id) {}

    static Stream<FieldDescriptor> kinds() {
        return Stream.concat(FfiEvent.getDescriptor().getFields().stream(), FfiResponse.getDescriptor().getFields().stream());
    }

    /** Ids as the library gives them, and greater ones. */
    private record Handles(SplittableRandom random) implements RandomGenerator {
        @Override
        public long nextLong() {
            return random.nextLong() >>> random.nextInt(60) | 1;
        }
    }

    /** The tree below these fields, from that of all events on. */
    private static HandlePaths at(int... fields) {
        HandlePaths paths = EVENTS;
        for (int field : fields) {
            paths = paths.field(field);
        }
        return paths;
    }

    private static List<Handle> found(HandlePaths paths, byte[] bytes) {
        List<Handle> handles = new ArrayList<>();
        try (NativeBytes memory = NativeBytes.of(bytes)) {
            paths.visit(memory.address(), memory.size(), (kind, id) -> handles.add(new Handle(kind, id)));
        }
        return handles;
    }

    private static long only(HandlePaths paths, byte[] bytes) {
        try (NativeBytes memory = NativeBytes.of(bytes)) {
            return paths.only(memory.address(), memory.address() + memory.size());
        }
    }

    private static void assertOnly(HandlePaths paths, byte[] bytes, List<Handle> walked) {
        long only = only(paths, bytes);
        if (walked.isEmpty()) {
            assertThat(only).isEqualTo(HandlePaths.NONE);
        } else if (walked.size() > 1 || walked.getFirst().id >>> 56 != 0) {
            assertThat(only).isEqualTo(HandlePaths.SEVERAL);
        } else {
            assertThat(new Handle(HandlePaths.kind(only), HandlePaths.handle(only))).isEqualTo(walked.getFirst());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldFindWhatAWalkFindsWhenEveryFieldIsSet(FieldDescriptor kind) {
        HandlePaths paths = kind.getContainingType() == FfiEvent.getDescriptor() ? HandlePaths.EVENT : HandlePaths.RESPONSE;
        RandomGenerator random = new Handles(new SplittableRandom(kind.getNumber()));
        boolean any = false;
        for (int choice = 0; choice < 200; choice++) {
            Message message = Messages.full(kind, choice, random);
            List<Handle> walked = new ArrayList<>();
            Messages.walk(message, (found, id) -> walked.add(new Handle(found, id)));

            assertThat(found(paths, message.toByteArray())).containsExactlyInAnyOrderElementsOf(walked);
            assertOnly(paths, message.toByteArray(), walked);
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
    void shouldTellTheOnlyHandleAndItsKindInOneNumber() {
        long only = only(EVENTS, frame(7));
        assertThat(HandlePaths.handle(only)).isEqualTo(7);
        assertThat(HandlePaths.kind(only)).isEqualTo(HandleKind.AUDIO_FRAME);
        assertThat(HandlePaths.handle(only(EVENTS, frame((1L << 56) - 1)))).isEqualTo((1L << 56) - 1);
        assertThat(only(EVENTS, frame(1L << 56))).isEqualTo(HandlePaths.SEVERAL);
        assertThat(only(EVENTS, frame(-1))).isEqualTo(HandlePaths.SEVERAL);
        assertThat(only(EVENTS, frame(0))).as("no handle is 0").isEqualTo(HandlePaths.NONE);
        assertThat(found(EVENTS, frame(0))).isEmpty();
    }

    @Test
    void shouldCallItIrregularWhenTheParserWouldKeepTheLastOfTwo() {
        byte[] frame = frame(7);
        assertThat(only(EVENTS, new WireBytes().raw(frame).raw(frame).toArray())).isEqualTo(HandlePaths.IRREGULAR);
        WireBytes twice = new WireBytes().bytes(1, new WireBytes().varint(1, 7).varint(1, 8));
        HandlePaths owned = at(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, AudioStreamEvent.FRAME_RECEIVED_FIELD_NUMBER,
                AudioFrameReceived.FRAME_FIELD_NUMBER);
        assertThat(only(owned, twice.toArray())).isEqualTo(HandlePaths.IRREGULAR);
        assertThat(only(EVENTS, new WireBytes().raw(frame).group(9, new WireBytes()).toArray())).isEqualTo(HandlePaths.IRREGULAR);
        assertThat(only(EVENTS, Arrays.copyOf(frame, frame.length - 1))).isEqualTo(HandlePaths.IRREGULAR);
    }

    @Test
    void shouldCallItIrregularWhenAnyOfSeveralFieldsComesTwice() {
        HandlePaths paths = at(FfiEvent.CONNECT_FIELD_NUMBER, ConnectCallback.RESULT_FIELD_NUMBER);
        byte[] room = owned(ConnectCallback.Result.ROOM_FIELD_NUMBER);
        byte[] participant = owned(ConnectCallback.Result.LOCAL_PARTICIPANT_FIELD_NUMBER);
        assertThat(only(paths, new WireBytes().raw(room).raw(participant).toArray())).isEqualTo(HandlePaths.SEVERAL);
        assertThat(only(paths, new WireBytes().raw(room).raw(room).toArray())).isEqualTo(HandlePaths.IRREGULAR);
        assertThat(only(paths, new WireBytes().raw(participant).raw(participant).toArray())).isEqualTo(HandlePaths.IRREGULAR);
    }

    /** A field with an object whose handle is 7. */
    private static byte[] owned(int field) {
        return new WireBytes().bytes(field, new WireBytes().bytes(1, new WireBytes().varint(1, 7))).toArray();
    }

    @Test
    void shouldFindWhatIsWholeWhenTheBytesAreCutShort() {
        byte[] whole = frame(300);
        List<Handle> found = new ArrayList<>();
        try (NativeBytes memory = NativeBytes.of(Arrays.copyOf(whole, whole.length - 1))) {
            assertThatIllegalStateException().isThrownBy(
                    () -> EVENTS.visit(memory.address(), memory.size(), (kind, id) -> found.add(new Handle(kind, id))));
        }
        assertThat(found).containsExactly(new Handle(HandleKind.AUDIO_FRAME, 300));
    }

    @Test
    void shouldPassOverGroups() {
        WireBytes inside = new WireBytes().varint(1, 5).group(2, new WireBytes().bytes(3, new byte[4])).tag(4, WireBytes.FIXED64)
                .raw(new byte[8]);
        assertThat(found(EVENTS, new WireBytes().group(4, inside).raw(frame(7)).toArray()))
                .containsExactly(new Handle(HandleKind.AUDIO_FRAME, 7));
        WireBytes unmatched = new WireBytes().tag(4, WireBytes.GROUP).tag(5, WireBytes.GROUP_END);
        assertThatIllegalStateException().isThrownBy(() -> found(EVENTS, unmatched.toArray()))
                .withMessageContaining("end of group 5");
        WireBytes deep = new WireBytes();
        for (int i = 0; i < 101; i++) {
            deep.tag(4, WireBytes.GROUP);
        }
        assertThatIllegalStateException().isThrownBy(() -> found(EVENTS, deep.toArray())).withMessageContaining("100 deep");
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
