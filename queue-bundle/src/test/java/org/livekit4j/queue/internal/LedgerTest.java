package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.EventView;
import org.livekit4j.queue.FakeEvent;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;

class LedgerTest {
    private final Ledger<EventView> ledger = new Ledger<>(new NativeEventAdapter());

    @Test
    void shouldCountWhatBecameOfTheEventsOfEachLane() {
        FakeEvent audio = FakeEvent.audio(1, 0);
        FakeEvent video = new FakeEvent("video_stream_event", 1, 0);
        ledger.missed(EventTypes.named("audio_stream_event"));
        ledger.handed(audio, 0);
        ledger.handed(audio, 1);
        ledger.handed(audio, 4);
        ledger.dropped(audio);
        ledger.dropped(audio);
        ledger.handed(video, 1);
        assertThat(ledger.lanes()).hasSize(Lane.values().length).containsEntry(Lane.AUDIO, new LaneStatistics(4, 2, 3, 2))
                .containsEntry(Lane.VIDEO, new LaneStatistics(1, 0, 1, 0))
                .containsEntry(Lane.DATA, new LaneStatistics(0, 0, 0, 0))
                .containsEntry(Lane.CONTROL, new LaneStatistics(0, 0, 0, 0));
    }
}
