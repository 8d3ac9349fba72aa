package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesLiteralTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            b''                     | ``
            b'az'                   | 617a
            b'\\n\\r\\t'            | 0a0d09
            b'\\\\\\'\\"'           | 5c2722
            b'\\x00\\xff\\x4A'      | 00ff4a
            b'\\x4142'              | 413432
            b'\\0\\12\\3779'        | 000aff39
            b'\\0018'               | 0138
            b'\\a\\b\\f\\v'         | 07080c0b
            b"it's"                 | 69742773
            b'say "x"'              | 73617920227822
            """, delimiter = '|')
    void shouldGiveTheBytesPythonWouldGiveWhenTheLiteralIsRead(String literal, String hex) {
        assertThat(HexFormat.of().formatHex(BytesLiteral.parse(literal, 0))).isEqualTo(hex);
    }

    @Test
    void shouldStopAtTheClosingQuoteWhenSourceFollows() {
        String source = "Add(b'ab\\'c', 'd')";

        assertThat(BytesLiteral.parse(source, 4)).isEqualTo("ab'c".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b'no end", "b'half\\x4", "b'\\xzz'", "b'\\q'", "b'two\nlines'", "b'ü'", "'no b'", "bx", "b", ""})
    void shouldSayThatTheWheelIsUnexpectedWhenTheLiteralIsMalformed(String literal) {
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> BytesLiteral.parse(literal, 0))
                .withMessageStartingWith("Malformed bytes literal");
    }
}
