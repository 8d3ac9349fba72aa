package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.demo.HandleCounts;
import org.livekit4j.demo.Latency;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.demo.QueueCounts;

class JudgementTest {
    private static final HandleCounts NO_HANDLES = new HandleCounts(10, 10, 0);
    private static final MediaCounts NOT_ASKED = new MediaCounts(0, 0, 0, 0, 0, Latency.NONE);

    @ParameterizedTest
    @CsvSource({"1000, 1000, true", "1000, 990, true", "1000, 989, false", "100, 99, true", "1, 0, false", "0, 0, false"})
    void shouldAskForNinetyNinePercentWhenAudioIsJudged(long sent, long received, boolean fine) {
        assertThat(Judgement.of(media(sent, received), NOT_ASKED, QueueCounts.NONE, NO_HANDLES).isEmpty()).isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({"300, 300, true", "300, 285, true", "300, 284, false", "0, 0, false"})
    void shouldAskForNinetyFivePercentWhenVideoIsJudged(long sent, long received, boolean fine) {
        assertThat(Judgement.of(NOT_ASKED, media(sent, received), QueueCounts.NONE, NO_HANDLES).isEmpty()).isEqualTo(fine);
    }

    @Test
    void shouldSayHowManyCameWhenTooFewDid() {
        assertThat(Judgement.of(media(1_000, 940), NOT_ASKED, QueueCounts.NONE, NO_HANDLES))
                .containsExactly("940 of 1000 audio frames arrived (94.0 %); at least 99 % have to");
    }

    @Test
    void shouldComplainWhenAControlEventWasLost() {
        QueueCounts lost = new QueueCounts(10, 8, 0, 2, 1);

        assertThat(Judgement.of(media(1, 1), NOT_ASKED, lost, NO_HANDLES)).singleElement().asString().contains("control");
    }

    @Test
    void shouldNotComplainWhenOnlyMediaEventsWereLost() {
        assertThat(Judgement.of(media(1, 1), NOT_ASKED, new QueueCounts(10, 8, 0, 2, 0), NO_HANDLES)).isEmpty();
    }

    @Test
    void shouldComplainWhenAHandleIsLeft() {
        assertThat(Judgement.of(media(1, 1), NOT_ASKED, QueueCounts.NONE, new HandleCounts(10, 9, 1))).singleElement().asString()
                .contains("1 native handles");
    }

    private static MediaCounts media(long sent, long received) {
        return new MediaCounts(1, sent, received, 0, 0, Latency.NONE);
    }
}
