package org.livekit4j.karaf.itests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.Assume.assumeTrue;
import static org.ops4j.pax.exam.CoreOptions.bundle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;

/** LiveKit4j at work in a Karaf that has it by features. */
public class LiveKitIT extends InKaraf {
    private static final String ROOM = "hall";
    private static final List<String> COMMANDS = List.of("rooms", "participants", "streams", "subscribers", "handles", "stats",
            "recordings",
            "doctor",
            "keepers", "jobs");

    @Inject
    private SessionFactory sessions;

    @Configuration
    public Option[] configuration() {
        return OptionUtils.combine(Karaf.with(Karaf.repository()), Karaf.livekit("livekit4j"),
                bundle(UserBundle.jar()), TestServer.joining(ROOM, "ada"));
    }

    @Test
    public void shouldCarrySoundAndPicturesAndGiveAllHandlesBack() throws Exception {
        assertThat(user("sound")).isEqualTo(Map.of("frames", 100L, "same", 100L, "hertz", 440L));
        assertThat(user("pictures")).isEqualTo(Map.of("pictures", 50L));
        assertAllHandlesAreBack();
    }

    private void assertAllHandlesAreBack() throws Exception {
        await("all native handles are back").atMost(20, SECONDS)
                .until(() -> ((Map<?, ?>) user("handles")).get("live").equals(0L));
        Map<?, ?> handles = (Map<?, ?>) user("handles");
        assertThat(handles.get("created")).isEqualTo(handles.get("released")).isNotEqualTo(0L);
    }

    @Test
    public void shouldHaveItsCommandsInTheShell() throws Exception {
        Shell shell = new Shell(sessions);
        for (String command : COMMANDS) {
            assertThat(shell.run(command)).as("what livekit:%s prints", command).isNotBlank();
            assertThat(json(shell, command).size()).as("entries in the JSON object of livekit:%s", command).isPositive();
            assertThat(shell.run(command, "--help")).contains("livekit:" + command, "--json", "One JSON object");
            assertThat(shell.complete(command, "--")).contains("--json");
        }
    }

    private static JsonObject json(Shell shell, String command) throws Exception {
        return JsonParser.parseString(shell.run(command, "--json")).getAsJsonObject();
    }

    @Test
    public void shouldRecordARoomForAsLongAsAFileKeepsItJoined() throws Exception {
        String url = context.getProperty(TestServer.URL);
        assumeTrue(TestServer.MISSING, url != null);
        RoomFiles files = new RoomFiles(Path.of(context.getProperty("karaf.etc")),
                Files.createTempDirectory(Path.of(context.getProperty("tests.target")), "recordings"));
        Shell shell = new Shell(sessions);
        files.configure("org.livekit4j.recording-all", "folder = " + files.recordings());
        features.installFeature("livekit4j-recorder", EnumSet.noneOf(FeaturesService.Option.class));
        Path hall = files.configure("org.livekit4j.room-" + ROOM, "url = " + url,
                "key.file = " + context.getProperty(TestServer.KEY_FILE),
                "room = " + ROOM, "identity = recorder");

        await("the room is joined").atMost(60, SECONDS).until(() -> shell.run("keepers").contains("JOINED"));
        assertThat(shell.complete("participants", "")).contains(ROOM);
        assertThat(shell.run("participants", ROOM)).contains("recorder");
        assertThat(user("speech")).isEqualTo(ROOM);
        await("the recording is there").atMost(30, SECONDS).until(() -> files.wavs().size() == 1);
        RoomFiles.assertTone(files.wavs().getFirst());

        Files.delete(hall);
        await("the room is left").atMost(30, SECONDS).until(() -> !hasService("org.livekit4j.room.Room"));
        assertThat(hasService("org.livekit4j.keeper.RoomKeeper")).isFalse();
        assertAllHandlesAreBack();
    }
}
