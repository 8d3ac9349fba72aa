package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.LogBatch;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;

class WireReaderTest {

    /** An event that is nothing but bytes. */
    private record Bytes(byte[] bytes) implements EventView {
        @Override
        public int type() {
            return 0;
        }

        @Override
        public int innerType() {
            return 0;
        }

        @Override
        public long key() {
            return 0;
        }

        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public byte wire(int index) {
            return bytes[index];
        }
    }

    private static final int DEPTH_LIMIT = 8;

    private static WireReader reader(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return new WireReader().read(new Bytes(array));
    }

    private static LogRecord record(LogLevel level, int line) {
        return LogRecord.newBuilder().setLevel(level).setTarget("a::b").setMessage("hello").setLine(line).build();
    }

    private static byte[] batch() {
        LogBatch batch = LogBatch.newBuilder().addRecords(record(LogLevel.LOG_INFO, 7))
                .addRecords(record(LogLevel.LOG_TRACE, 300))
                .build();
        return FfiEvent.newBuilder().setLogs(batch).build().toByteArray();
    }

    @Test
    void shouldFindFieldsInNestedMessagesWhenOthersAreSkipped() {
        WireReader reader = new WireReader().read(new Bytes(batch()));

        assertThat(reader.enter(FfiEvent.LOGS_FIELD_NUMBER)).isTrue();
        assertThat(reader.enter(LogBatch.RECORDS_FIELD_NUMBER)).isTrue();
        while (reader.next() && reader.field() != LogRecord.LINE_FIELD_NUMBER) {
            reader.skip();
        }
        assertThat(reader.varint()).isEqualTo(7);
    }

    @Test
    void shouldGoOnAfterAMessageWhenItIsLeftHalfRead() {
        WireReader reader = new WireReader().read(new Bytes(batch()));
        reader.enter(FfiEvent.LOGS_FIELD_NUMBER);
        assertThat(reader.next()).isTrue();
        int outer = reader.enter();
        assertThat(reader.next()).isTrue();
        reader.leave(outer);

        assertThat(reader.enter(LogBatch.RECORDS_FIELD_NUMBER)).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.varint()).isEqualTo(LogLevel.LOG_TRACE_VALUE);
    }

    @Test
    void shouldSayThatThereIsNoneWhenAFieldIsAbsent() {
        assertThat(new WireReader().read(new Bytes(batch())).enter(FfiEvent.PANIC_FIELD_NUMBER)).isFalse();
        assertThat(reader().next()).isFalse();
    }

    @Test
    void shouldReadNumbersWhenTheyHaveUpToTenBytes() {
        WireReader reader = reader(0x08, 0, 0x10, 0xac, 0x02, 0x18, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01);
        long[] expected = {0, 300, -1};
        for (int i = 0; i < expected.length; i++) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.field()).isEqualTo(i + 1);
            assertThat(reader.varint()).isEqualTo(expected[i]);
        }
        assertThat(reader.next()).isFalse();
    }

    @Test
    void shouldSkipFieldsWhenTheyAreOfAnyWireType() {
        WireReader reader = reader(0x08, 0xac, 0x02, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1a, 2, 1, 2, 0x25, 1, 2, 3, 4, 0x28, 9);
        for (int field = 1; field <= 4; field++) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.field()).isEqualTo(field);
            reader.skip();
        }
        assertThat(reader.next()).isTrue();
        assertThat(reader.varint()).isEqualTo(9);
    }

    @Test
    void shouldRefuseWhenANumberDoesNotEnd() {
        int[] endless = new int[12];
        Arrays.fill(endless, 0x80);
        assertThatIllegalStateException().isThrownBy(() -> reader(endless).varint()).withMessageContaining("more than ten bytes");
        assertThatIllegalStateException().isThrownBy(() -> reader(0x80).varint()).withMessageContaining("ends within");
    }

    @Test
    void shouldRefuseWhenAFieldIsLongerThanItsMessage() {
        for (int[] bytes : new int[][]{{0x0a, 5, 1}, {0x09, 1, 2}, {0x0d, 1}, {0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 1},
            {0x0a, 0x81, 0x80, 0x80, 0x80, 0x10, 1}, {0x0b, 1}, {0x0a, 2, 0x08, 0x80}}) {
            WireReader reader = reader(bytes);
            assertThat(reader.next()).isTrue();
            assertThatThrownBy(() -> {
                if (bytes[1] == 2 && bytes[0] == 0x0a) {
                    reader.enter();
                    reader.next();
                }
                reader.skip();
            }).as(Arrays.toString(bytes)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shouldNotReadPastAnEnteredMessageWhenItEndsWithinANumber() {
        // A message of one byte, a tag, whose number would be the next message's.
        WireReader reader = reader(0x0a, 1, 0x08, 0x07);
        reader.next();
        reader.enter();
        reader.next();

        assertThatIllegalStateException().isThrownBy(reader::varint).withMessageContaining("ends within");
    }

    @Test
    void shouldEndWithinTheBytesWhenTheyAreRandom() {
        SplittableRandom random = new SplittableRandom(31);
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = batch();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                readAll(new WireReader().read(new Bytes(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)))), random, 0);
            } catch (IllegalStateException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 99_999);
    }

    private static void readAll(WireReader reader, SplittableRandom random, int depth) {
        while (reader.next()) {
            if (depth < DEPTH_LIMIT && random.nextBoolean()) {
                int outer = reader.enter();
                readAll(reader, random, depth + 1);
                reader.leave(outer);
            } else {
                reader.skip();
            }
        }
    }

    @Test
    void shouldSkipWhatLooksLikeTheFieldItLooksFor() {
        WireReader reader = reader(0x08, 0x12, 0x12, 2, 0x08, 5);
        assertThat(reader.enter(2)).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.varint()).isEqualTo(5);
    }

    @Test
    void shouldGoOnAfterATextWhenItWasReadAsANumber() {
        WireReader reader = reader(0x0a, 2, 'h', 'i', 0x10, 7);
        assertThat(reader.next()).isTrue();
        assertThat(reader.fingerprint()).isEqualTo(WireReader.fingerprint(new byte[]{'h', 'i'}));
        assertThat(reader.next()).isTrue();
        assertThat(reader.field()).isEqualTo(2);
        assertThat(reader.varint()).isEqualTo(7);
    }

    @Test
    void shouldNameTheWireTypeThatItCannotSkip() {
        WireReader reader = reader(0x0b);
        assertThat(reader.next()).isTrue();
        assertThatIllegalStateException().isThrownBy(reader::skip).withMessage("wire type 3 at 1");
    }

    @Test
    void shouldCopyBytesWhenTheyAreAsked() {
        WireReader reader = reader(0x0a, 3, 7, 8, 9, 0x10, 5);

        assertThat(reader.next()).isTrue();
        assertThat(reader.bytes()).containsExactly(7, 8, 9);
        assertThat(reader.next()).isTrue();
        assertThat(reader.varint()).isEqualTo(5);
        WireReader cut = reader(0x0a, 9, 7);
        cut.next();
        assertThatIllegalStateException().isThrownBy(cut::bytes);
    }
}
