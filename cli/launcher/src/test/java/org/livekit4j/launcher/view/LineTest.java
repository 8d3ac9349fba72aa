package org.livekit4j.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.launcher.view.Line.Colour;

class LineTest {
    private final Line line = new Line().add("ab").add(Colour.RED, "cdef").add("gh");

    @Test
    void shouldCutTextAndNotCodesWhenItIsTooLong() {
        assertThat(line.render(4, true)).isEqualTo("ab\033[31mcd\033[0m");
        assertThat(line.render(2, true)).isEqualTo("ab");
    }

    @Test
    void shouldBePlainWhenThereAreNoColours() {
        assertThat(line.render(80, false)).isEqualTo("abcdefgh");
        assertThat(line.width()).isEqualTo(8);
    }

    @Test
    void shouldFillUpWhenItIsPadded() {
        assertThat(line.pad(10).render(80, false)).isEqualTo("abcdefgh  ");
        assertThat(line.pad(3).width()).isEqualTo(10);
    }

    @Test
    void shouldMoveNoCursorWhateverATextHolds() {
        String rendered = new Line().add(Colour.RED, "a\033[2J\nb\u202e").add("c\r").render(80, true);
        assertThat(rendered).isEqualTo("\033[31ma\\u001b[2J\\nb\\u202e\033[0mc\\r");
    }
}
