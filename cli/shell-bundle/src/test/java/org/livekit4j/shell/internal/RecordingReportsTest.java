package org.livekit4j.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.RecordingState;
import org.livekit4j.room.Room;
import org.livekit4j.testing.Fake;

class RecordingReportsTest {
    private final FakeServices services = new FakeServices();
    private final CommandsComponent commands = new CommandsComponent(services);
    private final List<Object> asked = new ArrayList<>();

    private Recorder recorder() {
        RecordedFile file = new RecordedFile(Path.of("out", "ada.ogg.part"), false, "ada\n", "voice", Instant.EPOCH,
                Duration.ofSeconds(3), 4_000, Duration.ofMillis(20), Duration.ofMillis(5), 2);
        Recording recording = Fake.of(Recording.class, (method, _) -> switch (method) {
            case "id" -> "7";
            case "room" -> "hall";
            case "state" -> RecordingState.FAILING;
            case "options" -> RecordingOptions.of(Path.of("out")).withFormat(RecordingFormat.OGG_OPUS);
            case "since" -> Instant.EPOCH;
            case "files" -> List.of(file);
            case "lostAudio" -> Duration.ofMillis(5);
            case "lostPictures" -> 2L;
            case "lastFailure" -> Optional.of("the disk is full");
            case "stop" -> asked.add("stop") ? CompletableFuture.completedFuture(List.of(file)) : null;
            default -> Fake.unexpected(Recording.class, method);
        });
        return Fake.of(Recorder.class, (method, arguments) -> switch (method) {
            case "recordings" -> List.of(recording);
            case "start" -> asked.add(arguments[1]) ? recording : null;
            default -> Fake.unexpected(Recorder.class, method);
        });
    }

    @Test
    void shouldListRecordingsAndTheirFiles() {
        assertThat(commands.recordings().text(0)).isEqualTo("no recordings");
        services.with(Recorder.class, recorder());
        assertThat(commands.recordings().text(0)).contains("7", "hall", "FAILING", "OGG_OPUS", "the disk is full", "ada.ogg.part",
                "ada\\n", "3000");
        assertThat(commands.recordings().json()).startsWith("{\"recordings\":[{\"id\":\"7\",\"room\":\"hall\"")
                .contains("\"files\":[{");
    }

    @Test
    void shouldStartAndStopRecordings() {
        assertThatIllegalStateException().isThrownBy(() -> commands.record("hall", "out", "wav", false))
                .withMessageContaining("org.livekit4j.recorder");
        services.with(Recorder.class, recorder()).with(Room.class, Fake.of(Room.class, Map.of("name", "hall")));

        assertThat(commands.record("hall", "out", "mp4_h264_aac", true).text(0)).isEqualTo("recording 7 of room hall to out");
        assertThat(commands.stopRecording("7").text(0)).isEqualTo("recording 7 of room hall ends");
        assertThat(asked).containsExactly(
                RecordingOptions.of(Path.of("out")).withFormat(RecordingFormat.MP4_H264_AAC).withMixed(true), "stop");
    }

    @Test
    void shouldSayWhatThereIsWhenANameIsUnknown() {
        services.with(Recorder.class, recorder()).with(Room.class, Fake.of(Room.class, Map.of("name", "hall")));
        assertThatIllegalArgumentException().isThrownBy(() -> commands.record("attic", "out", "WAV", false))
                .withMessageContaining("attic").withMessageContaining("hall");
        assertThatIllegalArgumentException().isThrownBy(() -> commands.record("hall", "out", "FLAC", false))
                .withMessageContaining("FLAC").withMessageContaining("WEBM_OPUS");
        assertThatIllegalArgumentException().isThrownBy(() -> commands.stopRecording("8")).withMessageContaining("7");
    }
}
