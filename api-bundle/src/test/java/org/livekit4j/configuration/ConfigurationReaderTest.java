package org.livekit4j.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

    @Test
    void shouldReadTextsAsFilesHoldThem() {
        ConfigurationReader read = new ConfigurationReader(Map.of("room", " hall ", "count", " 7", "flag", "Yes", "pause", "250",
                "unit", "days", "names", " a, b ,,c", "file", " /tmp/x "));

        assertThat(read.text("room", "")).isEqualTo("hall");
        assertThat(read.integer("count", 1, 10, 2)).isEqualTo(7);
        assertThat(read.flag("flag", false)).isTrue();
        assertThat(read.millis("pause", 1, Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
        assertThat(read.constant("unit", TimeUnit.class, TimeUnit.HOURS)).isEqualTo(TimeUnit.DAYS);
        assertThat(read.texts("names")).containsExactly("a", "b", "c");
        assertThat(read.path("file")).contains(Path.of("/tmp/x"));
        assertThat(read.mistakes()).isEmpty();
    }

    @Test
    void shouldTakeOneOfSeveralTextsAsItIs() {
        assertThat(new ConfigurationReader(Map.of("names", new String[]{"Doe, John", "bob"})).texts("names"))
                .containsExactly("Doe, John", "bob");
    }

    @Test
    void shouldKeepTheDefaultAndNameThePropertyWhenAValueIsWrong() {
        ConfigurationReader read = new ConfigurationReader(
                Map.of("count", "many", "flag", "maybe", "pause", "-1", "unit", "weeks",
                        "names", List.of(), "file", "a\0b", "max", 11));

        assertThat(read.integer("count", 1, 10, 2)).isEqualTo(2);
        assertThat(read.integer("max", 1, 10, 3)).isEqualTo(3);
        assertThat(read.flag("flag", true)).isTrue();
        assertThat(read.millis("pause", 1, Duration.ofMillis(5))).isEqualTo(Duration.ofMillis(5));
        assertThat(read.constant("unit", TimeUnit.class, TimeUnit.HOURS)).isEqualTo(TimeUnit.HOURS);
        assertThat(read.texts("names")).isEmpty();
        assertThat(read.path("file")).isEmpty();
        assertThat(read.mistakes()).hasSize(7).contains(
                "property count is \"many\"; it must be a whole number from 1 to 10. The default, 2, holds",
                "property max is 11 (Integer); it must be a whole number from 1 to 10. The default, 3, holds",
                "property file is \"a\\u0000b\"; it must be a path")
                .allSatisfy(mistake -> assertThat(mistake).matches("property [a-z]+ is .*; it must .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void shouldTakeABlankPropertyForAnAbsentOne(String blank) {
        ConfigurationReader read = new ConfigurationReader(Map.of("a", blank));

        assertThat(read.integer("a", 1, 10, 2)).isEqualTo(2);
        assertThat(read.flag("a", true)).isTrue();
        assertThat(read.texts("a")).isEmpty();
        assertThat(read.mistakes()).isEmpty();
    }

    @Test
    void shouldNameWhatNobodyReadsAndSayWhatWasMeant() {
        ConfigurationReader read = new ConfigurationReader(Map.of("encryption.keyfile", "/k", "colour", "red", "service.pid", "p",
                "livekit.track", "t"));
        read.leave("livekit.");
        read.path("encryption.key.file");

        assertThat(read.mistakes()).containsExactly("property colour is unknown",
                "property encryption.keyfile is unknown; did you mean encryption.key.file?");
    }

    @Test
    void shouldSayHowAFileHasToBeWrittenWhenItsTextCameOutWrong() {
        String misread = new String("Zürich – größte".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        ConfigurationReader read = new ConfigurationReader(Map.of("utf8", misread, "latin1", "Z\ufffdrich", "fine", "Zürich 日本"));

        assertThat(read.text("utf8", "")).isEmpty();
        assertThat(read.text("latin1", "")).isEmpty();
        assertThat(read.text("fine", "")).isEqualTo("Zürich 日本");
        assertThat(read.mistakes()).hasSize(2).anyMatch(mistake -> mistake.contains("felix.fileinstall.configEncoding"))
                .anyMatch(mistake -> mistake.contains("not written in UTF-8"));
    }

    @Test
    void shouldNotHoldWhenItsFileIsGone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a b.cfg");
        Map<String, Object> properties = Map.of("count", "7", "felix.fileinstall.filename", file.toUri().toString());

        ConfigurationReader gone = new ConfigurationReader(properties);
        assertThat(gone.integer("count", 1, 10, 2)).isEqualTo(2);
        assertThat(gone.mistakes()).singleElement().asString().startsWith("its file " + file + " is not there any more");

        Files.createFile(file);
        ConfigurationReader there = new ConfigurationReader(properties);
        assertThat(there.integer("count", 1, 10, 2)).isEqualTo(7);
        assertThat(there.mistakes()).isEmpty();
    }

    @Test
    void shouldTellAMistakeOnceUntilItIsMadeAgain() {
        List<String> log = new ArrayList<>();
        ConfigurationMistakes mistakes = new ConfigurationMistakes("p", log::add);

        mistakes.set(List.of("a", "b"));
        mistakes.set(List.of("b", "c"));
        assertThat(mistakes.mistakes()).containsExactly("b", "c");
        mistakes.set(List.of());
        mistakes.set(List.of("a"));
        assertThat(log).containsExactly("p: a", "p: b", "p: c", "p: a");
    }
}
