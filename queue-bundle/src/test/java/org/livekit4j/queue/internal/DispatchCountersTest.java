package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.EventView;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.testing.FakeEvent;

class DispatchCountersTest {
    private final DispatchCounters<EventView> dispatchCounters = new DispatchCounters<>(new NativeEventAdapter());

    @Test
    void shouldCountWhatBecameOfTheEventsOfEachLane() {
        FakeEvent audio = FakeEvent.audio(1, 0);
        FakeEvent video = new FakeEvent("video_stream_event", 1, 0);
        dispatchCounters.missed(EventTypes.named("audio_stream_event"));
        dispatchCounters.handed(audio, 0);
        dispatchCounters.handed(audio, 1);
        dispatchCounters.handed(audio, 4);
        dispatchCounters.dropped(audio);
        dispatchCounters.dropped(audio);
        dispatchCounters.handed(video, 1);
        assertThat(dispatchCounters.lanes()).hasSize(Lane.values().length)
                .containsEntry(Lane.AUDIO, new LaneStatistics(4, 2, 3, 2))
                .containsEntry(Lane.VIDEO, new LaneStatistics(1, 0, 1, 0))
                .containsEntry(Lane.DATA, new LaneStatistics(0, 0, 0, 0))
                .containsEntry(Lane.CONTROL, new LaneStatistics(0, 0, 0, 0));
    }
}
