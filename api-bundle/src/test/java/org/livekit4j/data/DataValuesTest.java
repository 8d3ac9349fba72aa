package org.livekit4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class DataValuesTest {

    @Test
    void shouldBeEqualWhenPayloadAndTimestampAre() {
        DataFrame frame = DataFrame.of(new byte[]{1, 2}, 3);

        assertThat(frame).isEqualTo(DataFrame.of(new byte[]{1, 2}, 3)).hasSameHashCodeAs(DataFrame.of(new byte[]{1, 2}, 3))
                .isNotEqualTo(DataFrame.of(new byte[]{1, 2})).isNotEqualTo(DataFrame.of(new byte[]{1, 3}, 3));
        assertThat(DataFrame.of(new byte[2], -1)).hasToString("DataFrame[2 bytes, userTimestamp=18446744073709551615]");
        assertThat(DataFrame.of(new byte[0])).hasToString("DataFrame[0 bytes]");
        assertThat(DataFrame.of(new byte[0]).userTimestamp()).isEmpty();
        assertThatNullPointerException().isThrownBy(() -> DataFrame.of(null)).withMessage("payload is null");
    }

    @Test
    void shouldSayWhatIsRightWhenAnOptionIsOutOfRange() {
        DataStreamOptions options = DataStreamOptions.DEFAULTS.withCapacity(0).withBufferSize(65_536);

        assertThat(options.capacity()).isZero();
        assertThat(options.bufferSize()).isEqualTo(65_536);
        assertThat(options).isEqualTo(DataStreamOptions.DEFAULTS.withBufferSize(65_536).withCapacity(0));
        for (int capacity : new int[]{-1, 65_537}) {
            assertThatIllegalArgumentException().isThrownBy(() -> options.withCapacity(capacity))
                    .withMessage("capacity is " + capacity + " frames; it must be from 1 to 65536, or 0 (0 means no limit)");
        }
        for (int bufferSize : new int[]{0, 65_537}) {
            assertThatIllegalArgumentException().isThrownBy(() -> options.withBufferSize(bufferSize))
                    .withMessage("bufferSize is " + bufferSize + " frames; it must be from 1 to 65536");
        }
    }

    @Test
    void shouldNameTheArgumentWhenATextIsBlank() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSchema(" ", "json")).withMessageStartingWith("name is ' '");
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSchema("a", "")).withMessageStartingWith("encoding is ''");
        assertThatIllegalArgumentException().isThrownBy(() -> DataTrackOptions.DEFAULTS.withFrameEncoding(""))
                .withMessageStartingWith("frameEncoding is ''");
        assertThatNullPointerException().isThrownBy(() -> DataTrackOptions.DEFAULTS.withSchema(null))
                .withMessage("schema is null");
        DataTrackOptions options = DataTrackOptions.DEFAULTS.withSchema(new DataSchema("a", "b")).withFrameEncoding("c");
        assertThat(options.schema()).contains(new DataSchema("a", "b"));
        assertThat(options).isNotEqualTo(DataTrackOptions.DEFAULTS).hasToString(
                "DataTrackOptions[frameEncoding=c, schema=DataSchema[name=a, encoding=b]]");
    }
}
