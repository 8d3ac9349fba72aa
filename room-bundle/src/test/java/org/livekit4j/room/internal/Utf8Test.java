package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
    private static final char HALF = '\ud83d';

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abc, 2, ab", "aé, 2, a", "aé, 3, aé", "a😀, 4, a", "a😀, 5, a😀", "abc, 0, ''"})
    void shouldCutBetweenCharacters(String text, int maxBytes, String cut) {
        assertThat(Utf8.cut(text, maxBytes)).isEqualTo(cut);
    }

    @Test
    void shouldGoOnBehindHalfACharacter() {
        String text = "before" + HALF + "after";
        assertThat(Utf8.cut(text, 256)).isEqualTo("before?after");
        assertThat(Utf8.cut(text, 8)).isEqualTo("before?a");
        assertThat(Utf8.length(text)).isEqualTo(12);
    }
}
