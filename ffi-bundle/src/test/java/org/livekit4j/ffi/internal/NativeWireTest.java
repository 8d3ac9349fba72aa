package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeWireTest {
    private static final int FIELD = 3;

    private static long read(WireBytes bytes, LongBinaryOperator reader) {
        return read(bytes.toArray(), reader);
    }

    private static long read(byte[] bytes, LongBinaryOperator reader) {
        try (NativeBytes memory = NativeBytes.of(bytes)) {
            return reader.applyAsLong(memory.address(), memory.address() + memory.size());
        }
    }

    /** How many bytes this field has, as the reader sees it. Bytes that follow are not its own. */
    private static long skipped(int tag, byte[] content) {
        return read(content, (start, end) -> NativeWire.skip(tag, start, end) - start);
    }

    private static int tag(int wireType) {
        return FIELD << 3 | wireType;
    }

    private static void refused(int tag, WireBytes content, String message) {
        byte[] bytes = content.toArray();
        assertThatIllegalStateException().isThrownBy(() -> skipped(tag, bytes)).withMessageContaining(message);
    }

    private static byte[] deep(int groups) {
        WireBytes content = new WireBytes();
        for (int i = 0; i < groups; i++) {
            content.tag(FIELD, WireBytes.GROUP);
        }
        for (int i = 0; i <= groups; i++) {
            content.tag(FIELD, WireBytes.GROUP_END);
        }
        return content.toArray();
    }

    @Test
    void shouldReadAShortTagWhenItHasOneByteOrTwo() {
        assertThat(read(new WireBytes().tag(1, 0), NativeWire::shortTag)).isEqualTo(8);
        assertThat(read(new WireBytes().tag(15, 2), NativeWire::shortTag)).isEqualTo(15 << 3 | 2);
        assertThat(read(new WireBytes().tag(16, 0), NativeWire::shortTag)).isEqualTo(16 << 3);
        assertThat(read(new WireBytes().tag(2047, 5), NativeWire::shortTag)).isEqualTo(2047 << 3 | 5);
        assertThat(read(new WireBytes().raw(0x88, 1), NativeWire::shortTag)).isEqualTo(0x88);
    }

    @Test
    void shouldReadNoShortTagWhenItIsAnotherOne() {
        assertThat(read(new WireBytes().raw(7), NativeWire::shortTag)).isZero();
        assertThat(read(new WireBytes().raw(0), NativeWire::shortTag)).isZero();
        assertThat(read(new WireBytes().raw(0, 1), NativeWire::shortTag)).isZero();
        assertThat(read(new WireBytes(), NativeWire::shortTag)).isZero();
        assertThat(read(new WireBytes().raw(0x88), NativeWire::shortTag)).isZero();
        assertThat(read(new WireBytes().raw(0x88, 0), NativeWire::shortTag)).isZero();
        assertThat(read(new WireBytes().tag(2048, 0), NativeWire::shortTag)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 300, 20_000})
    void shouldFindWhereTheRestBeginsWhenItsLengthIsRight(int length) {
        byte[] right = new WireBytes().number(length).raw(new byte[length]).toArray();
        long begin = new WireBytes().number(length).toArray().length;
        assertThat(read(right, (start, end) -> NativeWire.rest(start, end) - start)).isEqualTo(begin);
        assertThat(read(new WireBytes().raw(right).raw(0), NativeWire::rest)).isNegative();
        assertThat(read(new WireBytes().number(length + 1L).raw(new byte[length]), NativeWire::rest)).isNegative();
    }

    @Test
    void shouldFindNoRestWhenItsLengthDoesNotEnd() {
        assertThat(read(new WireBytes(), NativeWire::rest)).isNegative();
        assertThat(read(new WireBytes().raw(0x80), NativeWire::rest)).isNegative();
        assertThat(read(new WireBytes().raw(0x80, 0x80, 0x80, 0x80, 0x80, 0), NativeWire::rest)).isNegative();
        assertThat(read(new WireBytes().raw(0x80, 0x80, 0x80, 0x80, 0), (start, end) -> NativeWire.rest(start, end) - start))
                .isEqualTo(5);
    }

    @Test
    void shouldGoPastANumber() {
        for (int bytes = 1; bytes <= 10; bytes++) {
            byte[] number = new WireBytes().number(0, bytes - 1).toArray();
            assertThat(read(number, (start, end) -> NativeWire.past(start, end) - start)).isEqualTo(bytes);
            assertThat(read(number, (start, end) -> NativeWire.afterVarint(start, end) - start)).isEqualTo(bytes);
            assertThat(read(number, NativeWire::varint)).isZero();
            assertThat(read(new WireBytes().raw(number).raw(1), (start, end) -> NativeWire.past(start, end) - start))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void shouldGoBeyondTheEndWhenANumberDoesNotEnd() {
        for (byte[] open : new byte[][]{{}, {-1}, {-1, -1}, new WireBytes().number(0, 10).toArray()}) {
            assertThat(read(open, (start, end) -> NativeWire.past(start, end) - end)).isOne();
            assertThatIllegalStateException().isThrownBy(() -> read(open, NativeWire::varint));
            assertThatIllegalStateException().isThrownBy(() -> read(open, NativeWire::afterVarint));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_384, 1L << 35, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void shouldReadANumber(long number) {
        assertThat(read(new WireBytes().number(number), NativeWire::varint)).isEqualTo(number);
    }

    @Test
    void shouldRefuseAFieldWithoutANumber() {
        assertThat(read(new WireBytes().tag(1, 2), NativeWire::tag)).isEqualTo(10);
        assertThatIllegalStateException().isThrownBy(() -> read(new WireBytes().raw(7), NativeWire::tag))
                .withMessageContaining("without a number");
    }

    @Test
    void shouldReadTheLengthOfWhatIsThere() {
        assertThat(read(new WireBytes().number(3).raw(1, 2, 3), NativeWire::length)).isEqualTo(3);
        assertThat(read(new WireBytes().number(2).raw(1, 2, 3), NativeWire::length)).isEqualTo(2);
        assertThat(read(new WireBytes().number(0), NativeWire::length)).isZero();
        assertThatIllegalStateException().isThrownBy(() -> read(new WireBytes().number(4).raw(1, 2, 3), NativeWire::length))
                .withMessageContaining("4 bytes where 3 are left");
        assertThatIllegalStateException().isThrownBy(() -> read(new WireBytes().number(-1).raw(1, 2, 3), NativeWire::length))
                .withMessageContaining("a field of -1 bytes");
    }

    @Test
    void shouldSkipAFieldOfEachType() {
        assertThat(skipped(tag(WireBytes.VARINT), new WireBytes().number(300).raw(1).toArray())).isEqualTo(2);
        assertThat(skipped(tag(WireBytes.FIXED64), new byte[8])).isEqualTo(8);
        assertThat(skipped(tag(WireBytes.FIXED64), new byte[9])).isEqualTo(8);
        assertThat(skipped(tag(WireBytes.FIXED32), new byte[4])).isEqualTo(4);
        assertThat(skipped(tag(WireBytes.FIXED32), new byte[5])).isEqualTo(4);
        assertThat(skipped(tag(WireBytes.BYTES), new WireBytes().number(3).raw(1, 2, 3, 4).toArray())).isEqualTo(4);
    }

    @Test
    void shouldSkipAGroupWithAllThatIsInIt() {
        WireBytes inside = new WireBytes().varint(1, 300).group(FIELD, new WireBytes().bytes(2, new byte[3]))
                .tag(4, WireBytes.FIXED32).raw(new byte[4]).tag(5, WireBytes.FIXED64).raw(new byte[8]);
        byte[] content = new WireBytes().raw(inside.toArray()).tag(FIELD, WireBytes.GROUP_END).raw(1).toArray();
        assertThat(skipped(tag(WireBytes.GROUP), content)).isEqualTo(content.length - 1);
    }

    @Test
    void shouldRefuseAFieldThatEndsTooEarly() {
        refused(tag(WireBytes.FIXED64), new WireBytes().raw(new byte[7]), "ends within a field");
        refused(tag(WireBytes.FIXED32), new WireBytes().raw(new byte[3]), "ends within a field");
        refused(tag(WireBytes.GROUP), new WireBytes().varint(1, 1), "wire type 3 in field 3, a group that does not end");
        refused(tag(WireBytes.GROUP), new WireBytes(), "a group that does not end");
    }

    @Test
    void shouldRefuseAFieldOfNoType() {
        refused(tag(WireBytes.GROUP_END), new WireBytes(), "wire type 4 in field 3");
        refused(tag(6), new WireBytes(), "wire type 6 in field 3");
        refused(tag(7), new WireBytes(), "wire type 7 in field 3");
    }

    @Test
    void shouldRefuseTheEndOfAnotherGroup() {
        refused(tag(WireBytes.GROUP), new WireBytes().tag(9, WireBytes.GROUP_END), "the end of group 9 in group 3");
    }

    @Test
    void shouldSkipGroupsAsDeepAsProtobufDoesAndNoDeeper() {
        byte[] deepest = deep(99);
        assertThat(skipped(tag(WireBytes.GROUP), deepest)).isEqualTo(deepest.length);
        assertThatIllegalStateException().isThrownBy(() -> skipped(tag(WireBytes.GROUP), deep(100)))
                .withMessageContaining("more than 100 deep");
    }
}
