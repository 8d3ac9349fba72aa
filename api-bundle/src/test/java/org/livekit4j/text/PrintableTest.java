package org.livekit4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "anna", "Jürgen, Ōe, 李小龍, Ελένη", "C:\\rooms\\hall", "🎤 on", "a \"quoted\" 'name' <b>"})
    void shouldLeaveTextAsItIsWhenItIsPrintable(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'a\nb',a\\nb", "'a\r\tb',a\\r\\tb", "a\u001b[2Jb,a\\u001b[2Jb", "a\u202eb,a\\u202eb", "a\u2028b,a\\u2028b",
        "a\u200bb,a\\u200bb", "a\u2066b\u2069,a\\u2066b\\u2069", "a\u0085b,a\\u0085b", "a\u007fb,a\\u007fb", "a\u00a0b,a\\u00a0b",
        "a\ufeffb,a\\ufeffb", "a\ue000b,a\\ue000b"})
    void shouldEscapeWhatIsNotPrintable(String text, String expected) {
        assertThat(Printable.of(text)).isEqualTo(expected);
    }

    @Test
    void shouldHoldNoControlOrDirectionWhateverTheText() {
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).mapToObj(Character::toString)
                .collect(Collectors.joining());
        String shown = Printable.of(all, all.length());
        assertThat(shown.codePoints()).noneMatch(character -> Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT || Character.getType(character) == Character.SURROGATE);
    }

    @Test
    void shouldBeBoundedWhenTheTextIsLong() {
        assertThat(Printable.of("x".repeat(100_000))).isEqualTo("x".repeat(256) + "…");
        assertThat(Printable.of("abc", 2)).isEqualTo("ab…");
        assertThat(Printable.of("abc", -1)).isEqualTo("…");
    }

    @Test
    void shouldTellWhenThereIsNoText() {
        assertThat(Printable.of(null)).isEqualTo("null");
    }
}
