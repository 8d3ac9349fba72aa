package org.livekit4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What happens when there is no server to be had; the real one runs in the integration tests. */
class LiveKitServerTest {
    @TempDir
    private Path folder;

    private Path program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldSayWhatTheServerSaidWhenItEndsAtOnce() throws IOException {
        Path program = program("echo no such key; exit 3\n");

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> LiveKitServer.start(program, ServerOptions.DEFAULTS))
                .withMessageContainingAll("ended with 3", "no such key");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldTryOtherPortsWhenOneIsTaken() throws IOException {
        Path tries = folder.resolve("tries");
        Path program = program("grep ^port: $2 >> " + tries + "; echo listen: address already in use; exit 1\n");

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> LiveKitServer.start(program, ServerOptions.DEFAULTS));
        assertThat(Files.readAllLines(tries)).hasSize(5);
        assertThat(Set.copyOf(Files.readAllLines(tries))).hasSizeGreaterThan(1);
    }

    @Test
    void shouldSayThatThereIsNoSuchProgram() {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> LiveKitServer.start(folder.resolve("none"), ServerOptions.DEFAULTS))
                .withMessageContaining("none");
    }

    @Test
    void shouldRefuseAFolderWithoutGoModule() {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerBuild.in(folder)).withMessageContaining("go.mod");
    }
}
