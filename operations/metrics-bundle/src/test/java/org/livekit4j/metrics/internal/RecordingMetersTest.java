package org.livekit4j.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingState;
import org.livekit4j.testing.Fake;

class RecordingMetersTest {

    private static Recording recording(RecordingState state, long lostMs, long pictures) {
        return Fake.of(Recording.class,
                Map.of("state", state, "lostAudio", Duration.ofMillis(lostMs), "lostPictures", pictures));
    }

    @Test
    void shouldCountRecordingsAndLosses() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Recorder recorder = Fake.of(Recorder.class, Map.of("recordings",
                List.of(recording(RecordingState.RECORDING, 10, 1), recording(RecordingState.FAILING, 20, 2))));
        try (Meters _ = RecordingMeters.of(registry, () -> List.of(recorder))) {
            assertThat(registry.get("livekit.recordings").tags("state", "recording").gauge().value()).isEqualTo(1);
            assertThat(registry.get("livekit.recordings").tags("state", "failing").gauge().value()).isEqualTo(1);
            assertThat(registry.get("livekit.recording.lost.audio.ms").gauge().value()).isEqualTo(30);
            assertThat(registry.get("livekit.recording.lost.pictures").gauge().value()).isEqualTo(3);
        }
        assertThat(registry.getMeters()).isEmpty();
    }
}
