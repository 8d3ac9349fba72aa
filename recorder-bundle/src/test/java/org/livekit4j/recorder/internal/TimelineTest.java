package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second has 1000 samples here, so that a sample is a millisecond. */
class TimelineTest {
    private static final int QUEUE = 5_000;
    private static final int FRAME = 10;
    private static final long BEGIN = 1_000_000_000_000L;

    private final List<Long> places = new ArrayList<>();
    private final Timeline timeline = new Timeline(1_000, QUEUE, BEGIN, this::placed);
    private long now = BEGIN;
    private int sent;

    /** Samples come as they were sent. */
    private void placed(long place, short[] samples) {
        assertThat((int) samples[0]).isEqualTo(places.size());
        places.add(place);
    }

    private void frameAfter(long millis) {
        now += millis * 1_000_000;
        short[] samples = new short[FRAME];
        samples[0] = (short) sent;
        sent++;
        timeline.add(samples, FRAME, now);
        timeline.ready(now);
    }

    /** Frames that come one every 10 ms. */
    private void live(int count) {
        for (int i = 0; i < count; i++) {
            frameAfter(FRAME);
        }
    }

    /** Frames that have waited. */
    private void burst(int count) {
        for (int i = 0; i < count; i++) {
            frameAfter(0);
        }
    }

    /** The recorder is held up, and nothing is waited for. */
    private void stall(long millis) {
        now += millis * 1_000_000;
        timeline.ready(now);
    }

    /** From the frame of a number to the one before another, each is behind the one before it. */
    private void assertPlaces(int from, int to, long first) {
        for (int i = from; i < to; i++) {
            assertThat(places.get(i)).as("frame " + i).isEqualTo(first + (long) (i - from) * FRAME);
        }
    }

    @Test
    void shouldFollowOneAnotherWhenTheyComeAsTheyShould() {
        live(1_000);
        assertThat(places).hasSize(1_000);
        assertPlaces(0, 1_000, 0);
    }

    @Test
    void shouldBeginWhereTheFirstOnesBelongWhenTheRecordingHasBegunBefore() {
        frameAfter(2_010);
        live(10);
        assertPlaces(0, 11, 2_000);
    }

    @Test
    void shouldBeginWhereTheSoonestBelongsWhenTheFirstOneIsLate() {
        frameAfter(2_070);
        burst(3);
        frameAfter(2);
        live(6);
        assertPlaces(0, 11, 2_022);
    }

    @Test
    void shouldLeaveAGapWhenNothingCame() {
        live(10);
        frameAfter(38_000);
        live(10);
        assertPlaces(0, 10, 0);
        assertPlaces(10, 21, 90 + 38_000);
    }

    @Test
    void shouldLeaveNoGapWhenTheyWaitedInTheQueue() {
        live(10);
        stall(3_000);
        burst(300);
        live(100);
        assertPlaces(0, 410, 0);
    }

    @Test
    void shouldLeaveNoGapWhenTheyWaitedInFrontOfTheQueue() {
        live(10);
        frameAfter(160);
        burst(15);
        live(100);
        assertPlaces(0, 126, 0);
    }

    @Test
    void shouldLeaveTheGapOfWhatTheQueueCouldNotHoldWhenItWasHeldUpForLonger() {
        live(10);
        stall(38_000);
        burst(QUEUE / FRAME);
        live(20);
        assertPlaces(0, 10, 0);
        assertPlaces(10, 530, 100 + 33_000);
    }

    @Test
    void shouldFindOutThatFramesWereLostWhenTheQueueIsEmptyAgain() {
        live(10);
        stall(3_000);
        burst(100); // 200 of 300 were lost
        live(20);
        assertPlaces(10, 130, 100 + 2_000);
    }

    @Test
    void shouldNotTakeALittleDelayForAGap() {
        live(10);
        frameAfter(90);
        burst(8);
        live(50);
        assertPlaces(0, 69, 0);
    }

    @Test
    void shouldPlaceWhatIsHeldWhenThereAreNoMore() {
        frameAfter(500);
        burst(2);
        assertThat(places).isEmpty();
        timeline.finish();
        assertPlaces(0, 3, 470);
    }

    @Test
    void shouldHoldNoMoreThanAQueueHas() {
        frameAfter(500);
        burst(QUEUE / FRAME);
        assertThat(places).hasSize(QUEUE / FRAME + 1);
    }
}
