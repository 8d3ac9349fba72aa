package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinsTest {

    private static final String FIRST = "a".repeat(64);
    private static final String SECOND = "b".repeat(64);

    @TempDir
    private Path folder;

    @Test
    void shouldKnowVersionAndHashesWhenTheFileIsInPipsSyntax() throws IOException {
        Pins pins = read("# comment\nlivekit==1.2.3 \\\n    --hash=sha256:" + FIRST + " \\\n    --hash=sha256:" + SECOND + "\n");

        assertThat(pins.version()).isEqualTo("1.2.3");
        assertThat(pins.hashes()).containsExactlyInAnyOrder(new Sha256(FIRST), new Sha256(SECOND));
        assertThat(pins.accept(new Sha256(SECOND))).isTrue();
        assertThat(pins.accept(new Sha256("c".repeat(64)))).isFalse();
    }

    @Test
    void shouldPinOneHashForEachPlatformWhenTheProjectsOwnFileIsRead() throws IOException {
        Pins pins = Pins.read(Path.of("..", "livekit-requirements.txt"));

        assertThat(pins.hashes()).hasSize(Platform.values().length - 1);
    }

    @Test
    void shouldPinOneFileWhenTheProtocolOfAgentsIsRead() throws IOException {
        Pins pins = Pins.read(Path.of("..", "livekit-protocol-requirements.txt"));

        assertThat(pins.distribution()).isEqualTo("livekit-protocol");
        assertThat(pins.hashes()).hasSize(1);
    }

    @Test
    void shouldRefuseWhenTheBuildWantsAnotherVersion() throws IOException {
        Pins pins = read("livekit==1.2.3 --hash=sha256:" + FIRST);

        assertThatNoException().isThrownBy(() -> pins.requireVersion("1.2.3"));
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> pins.requireVersion("1.2.4"))
                .withMessageContainingAll("1.2.4", "1.2.3", "root pom.xml");
    }

    @Test
    void shouldRefuseWhenThereIsNoHash() {
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> read("livekit==1.2.3\n"))
                .withMessageContaining("pins nothing");
    }

    private Pins read(String text) throws IOException {
        return Pins.read(Files.writeString(folder.resolve("requirements.txt"), text));
    }
}
