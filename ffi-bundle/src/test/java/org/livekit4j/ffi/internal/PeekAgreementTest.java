package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.ffi.proto.FfiEvent;

/** What is read of an event before it is decoded is what protobuf's parser says, whatever form of the wire format it comes in. */
class PeekAgreementTest {
    private static final int ROUNDS = 40;

    private static void assertAgreement(byte[] event) {
        Optional<Peeked> parsed = Peeked.parsed(event);
        parsed.ifPresent(expected -> {
            Peeked peeked = Peeked.of(event);
            assertThat(EventKinds.known(peeked.type()) ? peeked : new Peeked(0, 0)).isEqualTo(expected);
        });
    }

    @Test
    void shouldNotDecodeWhatTheLibraryWrites() {
        SplittableRandom random = new SplittableRandom(44);
        for (FieldDescriptor type : Messages.kinds()) {
            for (int choice = 0; choice < 45; choice++) {
                Message event = Messages.full(type, choice, new SmallNumbers(random));
                List<Long> handles = new ArrayList<>();
                Messages.walk(event, (kind, handle) -> handles.add(handle));
                try (NativeBytes memory = NativeBytes.of(event.toByteArray())) {
                    int kind = EventPeek.kind(memory.address(), memory.size());
                    assertThat(kind).isNotEqualTo(EventPeek.IRREGULAR);
                    long found = EventHandles.find(kind, memory.address(), memory.size());
                    assertThat(found).isNotEqualTo(HandlePaths.IRREGULAR);
                    assertThat(found == HandlePaths.SEVERAL).as("%s", event).isEqualTo(handles.size() > 1);
                }
            }
        }
    }

    private record SmallNumbers(SplittableRandom random) implements RandomGenerator {
        @Override
        public long nextLong() {
            return random.nextLong() >>> 8 + random.nextInt(50) | 1;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAgreeWithTheParserWhenTheEventComesInThisForm(EventForm form) {
        SplittableRandom random = new SplittableRandom(form.ordinal());
        for (FieldDescriptor type : Messages.kinds()) {
            for (int i = 0; i < ROUNDS; i++) {
                assertAgreement(form.write(EventSample.of(type, random), random));
            }
        }
    }

    static List<FieldDescriptor> roomEvents() {
        return FfiEvent.getDescriptor().findFieldByNumber(FfiEvent.ROOM_EVENT_FIELD_NUMBER).getMessageType().getOneofs()
                .getFirst()
                .getFields();
    }

    @ParameterizedTest
    @MethodSource("roomEvents")
    void shouldReadTheKindInsideWhenItIsARoomEvent(FieldDescriptor inside) {
        assertThat(Peeked.of(room(new WireBytes().varint(1, 7).bytes(inside.getNumber(), new byte[0]))))
                .isEqualTo(new Peeked(FfiEvent.ROOM_EVENT_FIELD_NUMBER, inside.getNumber(), 7));
        assertThat(Peeked.of(room(new WireBytes().bytes(inside.getNumber(), new byte[0]).varint(1, 7))))
                .isEqualTo(new Peeked(FfiEvent.ROOM_EVENT_FIELD_NUMBER, inside.getNumber(), 7));
    }

    private static byte[] room(WireBytes content) {
        return new WireBytes().bytes(FfiEvent.ROOM_EVENT_FIELD_NUMBER, content).toArray();
    }

    @Test
    void shouldTakeTheLastKindWhenARoomEventHasSeveral() {
        List<FieldDescriptor> inside = roomEvents();
        for (FieldDescriptor first : inside) {
            for (FieldDescriptor last : inside) {
                byte[] event = room(
                        new WireBytes().varint(1, 7).bytes(first.getNumber(), new byte[0]).bytes(last.getNumber(), new byte[0]));
                assertThat(Peeked.of(event)).isEqualTo(new Peeked(FfiEvent.ROOM_EVENT_FIELD_NUMBER, last.getNumber(), 7));
                assertAgreement(event);
            }
        }
    }

    @Test
    void shouldSayNoKindWhenTheOneInsideIsUnknown() {
        Peeked none = new Peeked(FfiEvent.ROOM_EVENT_FIELD_NUMBER, 0, 7);
        assertThat(Peeked.of(room(new WireBytes().varint(1, 7).bytes(4_000, new byte[3])))).isEqualTo(none);
        assertThat(Peeked.of(room(new WireBytes().varint(1, 7).bytes(46, new byte[3])))).isEqualTo(none);
        assertThat(Peeked.of(room(new WireBytes().varint(1, 7).varint(9, 3)))).isEqualTo(none);
        assertThat(Peeked.of(room(new WireBytes().varint(1, 7)))).isEqualTo(none);
    }

    @Test
    void shouldKnowEveryKindInsideARoomEventWhenTheLibraryIsTheOneThisWasMadeFor() {
        assertThat(roomEvents()).hasSize(44).allMatch(inside -> inside.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                .allMatch(inside -> EventKinds.roomEvent(inside.getNumber()));
        assertThat(EventKinds.roomEvent(0)).isFalse();
        assertThat(EventKinds.roomEvent(1)).isFalse();
        assertThat(EventKinds.roomEvent(46)).isFalse();
        FieldDescriptor room = FfiEvent.getDescriptor().findFieldByNumber(FfiEvent.ROOM_EVENT_FIELD_NUMBER);
        assertThat(room.getMessageType().getOneofs()).as("one oneof, and all but the key in it").hasSize(1);
        assertThat(room.getMessageType().getFields()).hasSize(45);
    }

    @Test
    void shouldAgreeWithTheParserWhenEventsAreChangedAndJoinedAtRandom() {
        SplittableRandom random = new SplittableRandom(43);
        List<byte[]> seeds = new ArrayList<>();
        Messages.kinds().forEach(type -> {
            for (int choice = 0; choice < 45; choice++) {
                seeds.add(Messages.full(type, choice, random).toByteArray());
            }
        });
        int parsed = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] event = seeds.get(random.nextInt(seeds.size())).clone();
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                event[random.nextInt(event.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                event = new WireBytes().raw(event).raw(seeds.get(random.nextInt(seeds.size()))).toArray();
            }
            parsed += Peeked.parsed(event).isPresent() ? 1 : 0;
            assertAgreement(event);
        }
        assertThat(parsed).isBetween(1_000, 29_000);
    }
}
