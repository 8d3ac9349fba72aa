package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.LiveKit;
import org.livekit4j.room.stream.ByteStreamOptions;

/** Large files to and from other SDKs, of as many bytes as {@code livekit4j.stream.bytes} says. */
class LargeStreamsIT {
    private static final int BYTES = Integer.getInteger("livekit4j.stream.bytes", 3_000_000);
    private static final String TOPIC = "large";

    /** Slow peers take some seconds for ten megabytes. */
    private static final Duration TIMEOUT = Peer.TIMEOUT.plusSeconds(BYTES / 1_000_000);

    @RegisterExtension
    final Meeting meeting = new Meeting();
    @TempDir
    private Path folder;

    private Path file() throws IOException {
        byte[] content = new byte[BYTES];
        new Random(BYTES).nextBytes(content);
        return Files.write(folder.resolve("ours"), content);
    }

    private static JsonObject awaitBytes(Peer peer) {
        return await("event byte_stream").atMost(TIMEOUT).until(() -> peer.pollEvent("byte_stream", _ -> true), Objects::nonNull);
    }

    private static String sha256(Path file) throws IOException {
        return StreamLog.sha256(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node", "go", "browser"})
    void shouldBeWholeBothWays(String sdk) throws Exception {
        Attendee ada = meeting.join("ada");
        Peer bob = meeting.peer(sdk, "bob");
        ada.awaitParticipant("bob");
        bob.ask("receive_streams", "topic", TOPIC);
        CompletableFuture<Path> saved = new CompletableFuture<>();
        ada.room().registerByteStreamHandler(TOPIC, (_, stream) -> {
            Path target = folder.resolve("theirs");
            assertThat(stream.saveTo(target)).isEqualTo(BYTES);
            saved.complete(target);
        });
        Path ours = file();
        CompletableFuture<JsonObject> theirs = bob.send("send_bytes", "size", BYTES, "topic", TOPIC, "name", "theirs");
        LiveKit.await(ada.room().localParticipant().sendFile(ours, ByteStreamOptions.DEFAULTS.withTopic(TOPIC)));
        String sent = theirs.join().get("sha256").getAsString();

        assertThat(sha256(saved.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))).isEqualTo(sent);
        assertThat(awaitBytes(bob).get("sha256").getAsString()).isEqualTo(sha256(ours));
    }
}
