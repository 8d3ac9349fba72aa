package org.livekit4j.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingState;
import org.livekit4j.testing.Fake;

class RecordingsCheckTest {
    private final RecordingsCheck check = new RecordingsCheck();

    private Result.Status status(RecordingState state, Duration lost, long pictures) {
        Recording recording = Fake.of(Recording.class, Map.of("id", "1", "room", "hall", "state", state, "lostAudio", lost,
                "lostPictures", pictures, "lastFailure", Optional.of("the disk is full")));
        check.recorders = List.of(Fake.of(Recorder.class, Map.of("recordings", List.of(recording))));
        return check.execute().getStatus();
    }

    @Test
    void shouldBeWellWhenThereIsNothingToRecord() {
        assertThat(check.execute().getStatus()).isEqualTo(Result.Status.OK);
    }

    @Test
    void shouldSayHowRecordingsAre() {
        assertThat(status(RecordingState.RECORDING, Duration.ZERO, 0)).isEqualTo(Result.Status.OK);
        assertThat(status(RecordingState.RECORDING, Duration.ofMillis(10), 0)).isEqualTo(Result.Status.WARN);
        assertThat(status(RecordingState.RECORDING, Duration.ZERO, 1)).isEqualTo(Result.Status.WARN);
        assertThat(status(RecordingState.FAILING, Duration.ZERO, 0)).isEqualTo(Result.Status.CRITICAL);
        assertThat(check.execute().toString()).contains("the disk is full");
    }
}
