package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.proto.AudioStreamEOS;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.CaptureAudioFrameCallback;
import org.livekit4j.ffi.proto.FfiEvent;

class EventPeekTest {
    private static final int AUDIO_TAG = FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER << 3 | 2;

    private static byte[] bytes(int... bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b : bytes) {
            out.write(b);
        }
        return out.toByteArray();
    }

    static List<FieldDescriptor> kinds() {
        return Messages.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldReadTypeAndKeyWhenTheEventIsOfAnyKind(FieldDescriptor kind) {
        for (long key : new long[]{0, 1, 127, 128, 300, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            byte[] event = Messages.event(kind, key);
            assertThat(Peeked.of(event)).as("%s with key %d", kind.getName(), key)
                    .isEqualTo(new Peeked(kind.getNumber(), Messages.hasKey(kind) ? key : 0));
            assertThat(Peeked.parsed(event)).contains(Peeked.of(event));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldReadTypeAndKeyWhenEveryFieldIsSet(FieldDescriptor kind) {
        SplittableRandom random = new SplittableRandom(kind.getNumber());
        for (int choice = 0; choice < 50; choice++) {
            Message event = Messages.full(kind, choice, random);
            Message message = (Message) event.getField(kind);
            long key = Messages.hasKey(kind) ? (long) message.getField(kind.getMessageType().findFieldByNumber(1)) : 0;

            int inside = message instanceof DynamicMessage && kind.getNumber() == FfiEvent.ROOM_EVENT_FIELD_NUMBER
                    ? message.getOneofFieldDescriptor(kind.getMessageType().getOneofs().getFirst()).getNumber()
                    : 0;
            assertThat(Peeked.of(event.toByteArray())).isEqualTo(new Peeked(kind.getNumber(), inside, key));
        }
    }

    @Test
    void shouldKnowTheKeyOfAllKindsButThreeWhenTheLibraryIsTheOneThisWasMadeFor() {
        assertThat(kinds()).hasSize(47);
        assertThat(kinds().stream().filter(kind -> EventKinds.keyed(kind.getNumber()))).hasSize(44);
        assertThat(kinds().stream().filter(kind -> !EventKinds.keyed(kind.getNumber())).map(FieldDescriptor::getName))
                .containsExactlyInAnyOrder("track_event", "logs", "panic");
    }

    @Test
    void shouldCallAKindAnAnswerWhenItsKeyIsAnAsyncId() {
        assertThat(kinds().stream().filter(kind -> EventKinds.answer(kind.getNumber())).map(FieldDescriptor::getName))
                .contains("connect", "capture_audio_frame", "perform_rpc", "get_stats")
                .doesNotContain("room_event", "audio_stream_event", "video_stream_event", "rpc_method_invocation", "logs");
    }

    @Test
    void shouldReadTheKeyWhenItIsNotTheFirstFieldOnTheWire() {
        // audio_stream_event { eos = 3 {}, stream_handle = 1: 300 }
        assertThat(Peeked.of(bytes(AUDIO_TAG, 5, 0x1a, 0, 0x08, 0xac, 0x02)))
                .isEqualTo(new Peeked(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, 300));
    }

    @Test
    void shouldReadTheKeyWhenAnUnknownFieldComesFirst() {
        assertThat(Peeked.of(bytes(AUDIO_TAG, 5, 0xf8, 0x07, 1, 0x08, 42)))
                .isEqualTo(new Peeked(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, 42));
    }

    @Test
    void shouldReadTheKeyWhenNumbersAreLongerThanTheyHaveToBe() {
        assertThat(Peeked.of(bytes(AUDIO_TAG | 0x80, 0, 0x83, 0, 0x08, 0xaa, 0)))
                .isEqualTo(new Peeked(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, 42));
        assertThat(Peeked.of(bytes(AUDIO_TAG | 0x80, 0x80, 0x80, 0, 0x83, 0x80, 0, 0x08, 0xaa, 0)))
                .isEqualTo(new Peeked(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, 42));
        assertThat(Peeked.of(bytes(AUDIO_TAG, 4, 0x88, 0, 0xaa, 0)))
                .isEqualTo(new Peeked(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, 42));
    }

    @Test
    void shouldReadTheKindWhenAnUnknownFieldComesBeforeIt() {
        assertThat(Peeked.of(bytes(0x30, 1, AUDIO_TAG, 2, 0x08, 42)))
                .isEqualTo(new Peeked(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, 42));
    }

    @Test
    void shouldGiveTheNumberOfAKindWhenThisVersionDoesNotKnowIt() {
        assertThat(Peeked.of(bytes(0xa2, 0x06, 2, 0x08, 42))).isEqualTo(new Peeked(100, 0));
    }

    @Test
    void shouldGiveNothingWhenThereAreNoBytes() {
        assertThat(Peeked.of(new byte[0])).isEqualTo(new Peeked(0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void shouldRefuseWhenTheKeyIsCutShort(int length) {
        byte[] whole = bytes(AUDIO_TAG, 3, 0x08, 0xac, 0x02);
        assertThatIllegalStateException().isThrownBy(() -> Peeked.of(java.util.Arrays.copyOf(whole, length)))
                .withMessageContaining("cannot be decoded");
    }

    @Test
    void shouldStayWithinTheBytesWhenTheyAreCutShort() {
        byte[] whole = FfiEvent.newBuilder().setAudioStreamEvent(
                AudioStreamEvent.newBuilder().setStreamHandle(-1).setEos(AudioStreamEOS.getDefaultInstance())).build()
                .toByteArray();
        for (int length = 0; length < whole.length; length++) {
            assertPeekEnds(java.util.Arrays.copyOf(whole, length));
        }
    }

    @Test
    void shouldStayWithinTheBytesWhenTheyAreRandom() {
        SplittableRandom random = new SplittableRandom(25);
        int refused = 0;
        try (NativeBytes memory = new NativeBytes(64)) {
            for (int i = 0; i < 100_000; i++) {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                refused += ends(memory.put(bytes)) ? 0 : 1;
            }
        }
        assertThat(refused).isBetween(1, 99_999);
    }

    @Test
    void shouldStayWithinTheBytesWhenARealEventIsChanged() {
        SplittableRandom random = new SplittableRandom(26);
        byte[] event = FfiEvent.newBuilder()
                .setCaptureAudioFrame(CaptureAudioFrameCallback.newBuilder().setAsyncId(1L << 62).setError("no")).build()
                .toByteArray();
        try (NativeBytes memory = new NativeBytes(64)) {
            for (int i = 0; i < 100_000; i++) {
                byte[] bytes = java.util.Arrays.copyOf(event, random.nextInt(event.length + 1));
                for (int changes = random.nextInt(3); bytes.length > 0 && changes > 0; changes--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                ends(memory.put(bytes));
            }
        }
    }

    private static void assertPeekEnds(byte[] bytes) {
        try (NativeBytes memory = NativeBytes.of(bytes)) {
            ends(memory);
        }
    }

    /** @return whether with a result; anything but that and an IllegalStateException fails the test */
    private static boolean ends(NativeBytes memory) {
        try {
            Peeked.at(memory.address(), memory.size());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
