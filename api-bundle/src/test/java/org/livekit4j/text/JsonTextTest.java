package org.livekit4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void shouldLeaveTextAsItIsWhenItIsPrintableAscii() {
        assertThat(JsonText.quoted("")).isEqualTo("\"\"");
        assertThat(JsonText.quoted("a <b> & 'c' /~")).isEqualTo("\"a <b> & 'c' /~\"");
    }

    @Test
    void shouldEscapeWhatCouldEndTheValueOrTheLine() {
        assertThat(JsonText.quoted("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
        assertThat(JsonText.quoted("a\nb\u007f\u2028\u00fc\uD83D\uDE00"))
                .isEqualTo("\"a\\u000ab\\u007f\\u2028\\u00fc\\ud83d\\ude00\"");
    }

    @Test
    void shouldNameTheArgumentWhenItIsNull() {
        assertThatNullPointerException().isThrownBy(() -> JsonText.quoted(null)).withMessage("text is null");
    }
}
