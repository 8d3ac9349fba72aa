package org.livekit4j.management.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.LiveKitException;
import org.livekit4j.management.RecordingView;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.RecordingState;
import org.livekit4j.room.Room;
import org.livekit4j.testing.Fake;

class RecordingsBeanTest {
    private final RecordingsBean bean = new RecordingsBean();
    private final Recording recording = Fake.of(Recording.class,
            Map.of("id", "1", "room", "ha\nll", "state", RecordingState.FAILING, "options", RecordingOptions.of(Path.of("out")),
                    "since", Instant.ofEpochMilli(5), "files", List.of(), "lostAudio", Duration.ofMillis(7), "lostPictures", 3L,
                    "lastFailure", Optional.of("the disk is full"), "stop", CompletableFuture.completedFuture(List.of())));

    @AfterEach
    void close() {
        bean.close();
    }

    @Test
    void shouldShowRecordings() {
        assertThat(bean.getRecordings()).isEmpty();
        bean.recorders = List.of(Fake.of(Recorder.class, Map.of("recordings", List.of(recording))));
        assertThat(bean.getRecordings()).containsExactly(
                new RecordingView("1", "ha\\nll", "FAILING", "WAV", "out", 5, 0, 7, 3, "the disk is full"));
        assertThat(bean.getFailing()).isEqualTo(1);
    }

    @Test
    void shouldStartAndStopRecordings() {
        bean.rooms = List.of(Fake.of(Room.class, Map.of("name", "hall")));
        bean.recorders = List.of(Fake.of(Recorder.class, Map.of("recordings", List.of(recording), "start", recording)));
        assertThat(bean.record("hall", "out", "OGG_OPUS", true)).isEqualTo("recording 1 of room hall to out");
        assertThat(bean.stopRecording("1")).startsWith("recording 1 of room");
        assertThatIllegalArgumentException().isThrownBy(() -> bean.record("hall", "out", "FLAC", true));
        assertThatIllegalArgumentException().isThrownBy(() -> bean.stopRecording("2"));
    }

    @Test
    void shouldFailWithAnExceptionThatConsolesKnowWhenRecordingCannotBegin() {
        bean.rooms = List.of(Fake.of(Room.class, Map.of("name", "hall")));
        bean.recorders = List.of(Fake.of(Recorder.class, (_, _) -> {
            throw new LiveKitException("no ffmpeg");
        }));
        assertThatIllegalStateException().isThrownBy(() -> bean.record("hall", "out", "WAV", false)).withMessage("no ffmpeg");
    }
}
