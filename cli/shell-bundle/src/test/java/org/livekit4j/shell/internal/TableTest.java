package org.livekit4j.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table("goodThings", "name", "count", "good", "remark");

    private String json() {
        return new Tables(table).json();
    }

    @Test
    void shouldAlignTextsLeftAndFiguresRight() {
        table.add("a", 5, true, "long remark").add("bcdefg", 12_345L, false, Optional.empty());

        assertThat(table.lines(80)).containsExactly("name    count  good   remark", "a           5  true   long remark",
                "bcdefg  12345  false");
    }

    @Test
    void shouldCutTheWidestTextsWhenTheTerminalIsNarrow() {
        table.add("x".repeat(30), 1_234_567_890, true, "y".repeat(50));

        assertThat(table.lines(50)).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50));
        assertThat(table.lines(50).getLast()).contains("x…", "y…", "1234567890");
        assertThat(table.lines(0).getLast()).contains("x".repeat(30), "y".repeat(50));
        assertThat(table.lines(10).getLast()).as("figures are not cut").contains("1234567890", "xxxxxxx…");
    }

    @Test
    void shouldStayOnItsLineWhateverATextHolds() {
        String hostile = "a\nb\tc\u001b[31m\u202eevil\u0085\u0000\ud800";
        table.add(hostile, 1, true, Optional.of(hostile));

        assertThat(table.lines(0)).hasSize(2).last().asString()
                .startsWith("a\\nb\\tc\\u001b[31m\\u202eevil\\u0085\\u0000\\ud800");
        for (int width = 1; width < 100; width++) {
            assertThat(table.lines(width)).hasSize(2).allSatisfy(line -> assertThat(line.codePoints())
                    .noneMatch(
                            character -> Character.isISOControl(character) || Character.getType(character) == Character.FORMAT));
        }
    }

    @Test
    void shouldHaveTheTextAsItIsInJson() {
        table.add("a\n\u001b\u202e\ud83c\udfa4", 1, true, "");
        assertThat(json()).contains("\"name\":\"a\\u000a\\u001b\\u202e\\ud83c\\udfa4\"");
    }

    @Test
    void shouldSayWhatIsNotThereWhenItIsEmpty() {
        assertThat(table.lines(80)).containsExactly("no good things");
        assertThat(json()).isEqualTo("{\"goodThings\":[]}");
    }

    @Test
    void shouldLeaveOutWhatIsNotThereInJson() {
        table.add("a\"b", 5, true, Optional.empty()).add("b", 6L, false, Optional.of("c"));

        assertThat(json()).isEqualTo("{\"goodThings\":[{\"name\":\"a\\\"b\",\"count\":5,\"good\":true},"
                + "{\"name\":\"b\",\"count\":6,\"good\":false,\"remark\":\"c\"}]}");
    }

    @Test
    void shouldRefuseARowOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> table.add("a"));
    }
}
