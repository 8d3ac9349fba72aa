package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.itests.Java;

/**
 * Files that come faster than they are read, in a process of its own. The size is {@code livekit4j.stream.bytes}: what is held in memory would
 * show with far less than the 100 MB of which the figures are told.
 */
class SlowReaderIT {
    private static final int BYTES = Integer.getInteger("livekit4j.stream.bytes", 40_000_000);
    private static final int WARM_UP_BYTES = 3_000_000;
    private static final int BYTES_A_SECOND = 1_000_000;
    private static final long MOST_HEAP = 8_000_000;
    private static final long MOST_RESIDENT = 32_000_000;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    /** With a heap that is resident from the start. */
    private Process start() throws Exception {
        TestServer server = meeting.server();
        return new ProcessBuilder(Java.commandWith(Java.SERIAL, "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SlowReader.class.getName(), server.url(), server.token(meeting.name(), "ada"), "" + BYTES_A_SECOND))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the resident memory is read from /proc")
    void shouldNeedLittleMemoryWhenItIsReadMoreSlowlyThanItComes(TestReporter reporter) throws Exception {
        PythonPeer bob = meeting.python("bob");
        Process ada = start();
        try (BufferedReader said = ada.inputReader()) {
            assertThat(said.readLine()).isEqualTo("joined");
            bob.awaitEvent("participant_connected");
            bob.ask("send_bytes", "size", WARM_UP_BYTES, "topic", "warm up");
            assertThat(said.readLine()).isEqualTo("warm");
            String sent = bob.send("send_bytes", "size", BYTES, "topic", "slow").get().get("sha256").getAsString();

            assertThat(said.readLine()).isEqualTo(sent);
            long heap = Long.parseLong(said.readLine());
            long resident = Long.parseLong(said.readLine());
            reporter.publishEntry("bytes of live heap and of resident memory more", heap + " " + resident);
            assertThat(heap).as("growth of the live heap").isLessThan(MOST_HEAP);
            assertThat(resident).as("growth of resident memory").isLessThan(MOST_RESIDENT);
            assertThat(ada.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            ada.destroyForcibly().waitFor();
        }
    }
}
