package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.HandleKind;

class JsonTest {
    record Row(String name, int count, Optional<String> more, List<Row> rows) {}

    @Test
    void shouldBeAnObjectWhenItIsARecord() {
        Row inner = new Row("b", 2, Optional.of("c"), List.of());

        assertThat(Json.of(new Row("a", 1, Optional.empty(), List.of(inner)))).isEqualTo(
                "{\"name\":\"a\",\"count\":1,\"more\":null,\"rows\":[{\"name\":\"b\",\"count\":2,\"more\":\"c\",\"rows\":[]}]}");
    }

    @Test
    void shouldWriteEachKindOfValueWhenTheyAreMixed() {
        assertThat(Json.of(Arrays.asList(1L, 2.5, Double.NaN, true, null, HandleKind.ROOM)))
                .isEqualTo("[1,2.5,null,true,null,\"ROOM\"]");
        assertThat(Json.of(new TreeMap<>(Map.of(HandleKind.ROOM, 1, HandleKind.TRACK, 2)))).isEqualTo("{\"ROOM\":1,\"TRACK\":2}");
    }

    @Test
    void shouldStayOneLineOfAsciiWhenTheTextIsHostile() {
        String written = Json.of("a\"b\\c\n\r\u2028\u202e</script>\u0000é😀");

        assertThat(written).isEqualTo(
                "\"a\\\"b\\\\c\\\\n\\\\r\\\\u2028\\\\u202e</script>\\\\u0000\\u00e9\\ud83d\\ude00\"").matches("[ -~]*");
    }

    @Test
    void shouldNotContainSecretsWhenTextsDo() {
        assertThat(Json.of(List.of("ws://user:pass@host", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", "token=abc123")))
                .doesNotContain("pass", "eyJ", "abc123");
    }

    @Test
    void shouldBeShortWhenTheTextIsLong() {
        assertThat(Json.of("x".repeat(100_000))).hasSizeLessThan(300);
    }
}
