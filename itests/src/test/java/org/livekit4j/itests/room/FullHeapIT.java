package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.itests.Java;

/** A room in a process that has no memory for a while: it says that it is over, or it is what it says. */
class FullHeapIT {
    @RegisterExtension
    final Meeting meeting = new Meeting();

    private static void awaitLine(Process process, Path output, String line) {
        await(line).atMost(Attendee.TIMEOUT).failFast(() -> {
            if (!process.isAlive() && !Files.readString(output).contains(line)) {
                throw new AssertionError("it has ended: " + Files.readString(output));
            }
        }).untilAsserted(() -> assertThat(Files.readAllLines(output)).contains(line));
    }

    private static void go(Process process) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write('\n');
        input.flush();
    }

    @Test
    void shouldKnowTheRoomAgainWhenThereIsMemoryAgain() throws Exception {
        PythonPeer bob = meeting.python("bob");
        TestServer server = meeting.server();
        Path output = Files.createTempFile("heap", ".out");
        Process process = new ProcessBuilder(Java.commandWith(Java.G1, "-Xmx64m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FullHeap.class.getName(), server.url(), server.token(meeting.name(), "ada")))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            awaitLine(process, output, "joined");
            go(process);
            CompletableFuture<JsonObject> flood = bob.send("flood_data", "packets", 3_000, "rate", 1_000, "size", 1_000);
            for (int i = 0; i < 20; i++) {
                bob.ask("set", "attributes", Map.of("a", "" + i));
                bob.admin(server, "update_room_metadata", Map.of("room", meeting.name(), "metadata", "earlier " + i));
            }
            awaitLine(process, output, "free");
            flood.join();
            bob.admin(server, "update_room_metadata", Map.of("room", meeting.name(), "metadata", "latest"));
            go(process);

            awaitLine(process, output, "knows");
            assertThat(process.waitFor(40, TimeUnit.SECONDS)).as(Files.readString(output)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            assertThat(Files.readAllLines(output)).contains("left 0");
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(output);
        }
    }
}
