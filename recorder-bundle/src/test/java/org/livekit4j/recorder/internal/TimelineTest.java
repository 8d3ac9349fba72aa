package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A second has 1000 samples here, so that a sample is a millisecond. */
class TimelineTest {
    private static final int QUEUE = 5_000;
    private static final int FRAME = 10;

    private static final long BEGIN = 1_000_000_000_000L;

    private final Timeline timeline = new Timeline(1_000, QUEUE, BEGIN);
    private long now = BEGIN;

    private long frameAfter(long millis) {
        now += millis * 1_000_000;
        long place = timeline.place(FRAME, now);
        timeline.ready(now);
        return place;
    }

    /** Frames that come one every 10 ms. @return the place of the last one */
    private long live(int count) {
        long place = -1;
        for (int i = 0; i < count; i++) {
            place = frameAfter(FRAME);
        }
        return place;
    }

    @Test
    void shouldFollowOneAnotherWhenTheyComeAsTheyShould() {
        assertThat(live(1)).isZero();
        assertThat(live(999)).isEqualTo(9_990);
    }

    @Test
    void shouldBeginWhereTheFirstOnesBelongWhenTheRecordingHasBegunBefore() {
        assertThat(frameAfter(2_010)).isEqualTo(2_000);
        assertThat(live(1)).isEqualTo(2_010);
    }

    @Test
    void shouldLeaveAGapWhenNothingCame() {
        live(10);
        assertThat(frameAfter(38_000)).isEqualTo(90 + 38_000);
        assertThat(live(1)).isEqualTo(90 + 38_010);
    }

    @Test
    void shouldLeaveNoGapWhenTheyWaitedInTheQueue() {
        live(10);
        now += 3_000_000_000L; // the recorder was held up in a call
        timeline.ready(now);
        for (int i = 1; i <= 300; i++) {
            assertThat(frameAfter(0)).isEqualTo(90 + 10 * i);
        }
        assertThat(live(100)).isEqualTo(90 + 3_000 + 1_000);
    }

    @Test
    void shouldLeaveTheGapOfWhatTheQueueCouldNotHoldWhenItWasHeldUpForLonger() {
        live(10);
        now += 38_000_000_000L;
        timeline.ready(now);
        for (int i = 0; i < QUEUE / FRAME; i++) {
            frameAfter(0);
        }
        assertThat(live(20)).as("as late as it is").isEqualTo(90 + 38_000 + 200);
    }

    @Test
    void shouldFindOutThatFramesWereLostWhenTheQueueIsEmptyAgain() {
        live(10);
        now += 3_000_000_000L;
        timeline.ready(now);
        for (int i = 0; i < 100; i++) { // 200 of 300 were lost
            frameAfter(0);
        }
        assertThat(live(20)).isEqualTo(90 + 3_000 + 200);
    }

    @Test
    void shouldNotTakeALittleDelayForAGap() {
        live(10);
        assertThat(frameAfter(90)).isEqualTo(100);
        for (int i = 0; i < 8; i++) {
            frameAfter(0);
        }
        assertThat(live(50)).isEqualTo(90 + 90 + 500);
    }
}
