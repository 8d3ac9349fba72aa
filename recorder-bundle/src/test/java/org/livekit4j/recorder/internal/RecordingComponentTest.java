package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.livekit4j.LiveKitException;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.Room;
import org.livekit4j.testing.Fake;

class RecordingComponentTest {
    private static final String PID = "org.livekit4j.recording~hall";

    private final List<Object> started = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private RuntimeException refusal;

    private final Recorder recorder = Fake.of(Recorder.class, (_, arguments) -> {
        if (refusal != null) {
            throw refusal;
        }
        started.add(((Room) arguments[0]).name());
        started.add(arguments[1]);
        return Fake.of(Recording.class, (method, _) -> told.add(method) ? null : null);
    });

    private RecordingComponent component(Map<String, Object> configuration) {
        Map<String, Object> all = new HashMap<>(configuration);
        all.put("service.pid", PID);
        return new RecordingComponent(recorder, all);
    }

    private static Room room(String name) {
        return Fake.of(Room.class, Map.of("name", name));
    }

    @Test
    void shouldRecordTheRoomsThatItNamesAsItSays() {
        RecordingComponent component = component(Map.ofEntries(Map.entry("folder", "out"), Map.entry("room", "hall, attic"),
                Map.entry("format", "MP4_H264_AAC"), Map.entry("mixed", true), Map.entry("participants", "ada"),
                Map.entry("nameTemplate", "{room}"), Map.entry("maxFileMs", 60_000), Map.entry("maxFileBytes", 5_000_000_000L),
                Map.entry("minFreeBytes", 7), Map.entry("numChannels", 2), Map.entry("audioBitrate", 64_000),
                Map.entry("videoBitrate", 900_000), Map.entry("width", 640), Map.entry("height", 480),
                Map.entry("frameRate", 10), Map.entry("ffmpeg.path", "bin/ffmpeg")));
        assertThat(component.mistakes()).isEmpty();
        component.bindRoom(room("cellar"));
        component.bindRoom(room("attic"));
        assertThat(started).containsExactly("attic", RecordingOptions.of(Path.of("out")).withFormat(RecordingFormat.MP4_H264_AAC)
                .withMixed(true).withParticipants(Set.of("ada")).withNameTemplate("{room}")
                .withMaxFileDuration(Duration.ofMinutes(1)).withMaxFileBytes(5_000_000_000L).withMinFreeBytes(7)
                .withNumChannels(2)
                .withBitrates(64_000, 900_000).withSize(640, 480).withFrameRate(10).withFfmpeg(Path.of("bin", "ffmpeg")));
    }

    @Test
    void shouldRecordAllRoomsWithTheDefaultsWhenItNamesAFolderOnly() {
        RecordingComponent component = component(Map.of("folder", "out"));
        component.bindRoom(room("hall"));
        assertThat(started).containsExactly("hall", RecordingOptions.of(Path.of("out")));
        component.close();
        assertThat(told).containsExactly("stop", "close");
    }

    @Test
    void shouldRecordNothingAndNameEachMistakeWhenItHasSome() {
        RecordingComponent component = component(
                Map.of("format", "FLAC", "numChannels", 9, "nameTemplate", "../x", "maxFileMs", 5,
                        "width", 641, "froom", "hall"));
        assertThat(component.pid()).isEqualTo(PID);
        assertThat(String.join("\n", component.mistakes())).contains("folder is missing", "FLAC", "numChannels", "nameTemplate",
                "maxFileDuration", "even", "froom is unknown; did you mean room");
        component.bindRoom(room("hall"));
        assertThat(started).isEmpty();
    }

    @Test
    void shouldSayWhyARoomIsNotRecorded() {
        refusal = new LiveKitException("install ffmpeg");
        RecordingComponent component = component(Map.of("folder", "out"));
        component.bindRoom(room("hall"));
        assertThat(component.mistakes()).containsExactly("install ffmpeg");
    }

    @Test
    void shouldStopTheRecordingOfARoomThatGoes() {
        RecordingComponent component = component(Map.of("folder", "out"));
        Room hall = room("hall");
        component.bindRoom(hall);
        component.unbindRoom(hall);
        assertThat(told).containsExactly("stop");
        component.close();
        assertThat(told).hasSize(1);
    }
}
