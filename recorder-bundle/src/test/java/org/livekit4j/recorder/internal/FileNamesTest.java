package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.internal.FileNames.Subject;

class FileNamesTest {
    private static final Instant START = Instant.parse("2026-02-03T04:05:06.789Z");

    @TempDir
    Path folder;

    private Path create(String template, Subject subject) throws IOException {
        try (PartFile part = new FileNames(folder, template, RecordingFormat.OGG_OPUS).create(subject, START)) {
            return part.path();
        }
    }

    private String name(String template, Subject subject) throws IOException {
        return create(template, subject).getFileName().toString();
    }

    private static Subject of(String everything) {
        return new Subject(everything, everything, everything, everything);
    }

    @Test
    void shouldBeMadeOfTheTemplate() throws Exception {
        assertThat(name("{room}_{participant}_{track}_{source}_{time}", new Subject("hall", "ada", "voice", "MICROPHONE")))
                .isEqualTo("hall_ada_voice_microphone_20260203-040506-789.ogg.part");
        assertThat(name("weekly meeting {time}", of("x"))).isEqualTo("weekly meeting 20260203-040506-789.ogg.part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "..", ".", "/root", "C:\\x", "a\nb\u0000c", "\u202eexe.gpj", "", "  ", "con",
        "{time}", "a/../../b", "~", "-rf", "$(id)", "a:b", "é\u0301\ud83d\ude00"})
    void shouldLieInTheFolderWhateverStrangersAreCalled(String hostile) throws Exception {
        for (String template : new String[]{"{participant}", "{room}.{track}", "x{source}"}) {
            Path file = create(template, of(hostile));
            assertThat(file.getParent()).isEqualTo(folder);
            assertThat(file.getFileName().toString()).matches("[_A-Za-z0-9-][A-Za-z0-9._-]*").doesNotStartWith(".");
            assertThat(file).isRegularFile();
        }
    }

    @Test
    void shouldKeepLettersOfOtherLanguagesAsFarAsAsciiHasThem() throws Exception {
        assertThat(name("{participant}", of("Jürgen Çelik"))).isEqualTo("Jurgen-Celik.ogg.part");
    }

    @Test
    void shouldBeShortWhenNamesAreLong() throws Exception {
        assertThat(name("{room}{participant}{track}{source}", of("n".repeat(100_000)))).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "NUL", "com1", "Lpt9", "aux"})
    void shouldBeNoDeviceOfWindows(String name) throws Exception {
        assertThat(name("{participant}", of(name))).startsWith("_" + name);
    }

    @Test
    void shouldBeNumberedWhenThereIsOne() throws Exception {
        Files.writeString(folder.resolve("ada.ogg"), "complete");
        Path second = create("{participant}", of("ada"));
        Path third = create("{participant}", of("ada"));
        assertThat(second).hasFileName("ada-2.ogg.part");
        assertThat(third).hasFileName("ada-3.ogg.part");

        Files.writeString(folder.resolve("ada-2.ogg"), "another file's");
        assertThat(FileNames.complete(second, "ogg")).hasFileName("ada-2-2.ogg");
        assertThat(FileNames.complete(third, "ogg")).hasFileName("ada-3.ogg");
        assertThat(folder.resolve("ada.ogg")).hasContent("complete");
        assertThat(folder.resolve("ada-2.ogg")).hasContent("another file's");
        assertThat(second).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "a\\b", ".hidden", " x", "{identity}", "{", "}", "{room", "a\nb", "x{}"})
    void shouldRefuseATemplateThatIsNoName(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordingOptions.of(folder).withNameTemplate(template))
                .withMessageContaining("nameTemplate").withMessageContaining("{participant}");
    }

    @Test
    void shouldRefuseATemplateThatIsTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordingOptions.of(folder).withNameTemplate("x".repeat(101)));
    }
}
