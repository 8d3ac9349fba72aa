package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;

class HandleCountersTest {
    private final HandleCounters ledger = new HandleCounters();

    @Test
    void shouldCountNothingWhenNothingHappened() {
        assertThat(ledger.statistics()).isEqualTo(new HandleStatistics(0, 0, 0, Map.of()));
    }

    @Test
    void shouldCountByKindWhenHandlesComeAndGo() {
        ledger.created(HandleKind.TRACK);
        ledger.created(HandleKind.TRACK);
        ledger.created(HandleKind.AUDIO_FRAME);
        ledger.released(HandleKind.AUDIO_FRAME);

        assertThat(ledger.statistics()).isEqualTo(new HandleStatistics(3, 1, 2, Map.of(HandleKind.TRACK, 2L)));
    }

    @Test
    void shouldHaveNothingLiveWhenItIsSettled() {
        ledger.created(HandleKind.ROOM);
        ledger.settle();

        assertThat(ledger.statistics()).isEqualTo(new HandleStatistics(1, 1, 0, Map.of()));
    }

    @Test
    void shouldHaveNothingLiveWhenAHandleComesAfterItIsSettled() {
        ledger.settle();
        ledger.created(HandleKind.AUDIO_FRAME);

        assertThat(ledger.statistics()).isEqualTo(new HandleStatistics(1, 1, 0, Map.of()));
    }
}
