package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.demo.HandleCounts;
import org.livekit4j.demo.MediaCounts;

class VerdictTest {
    private static final HandleCounts NO_HANDLES = new HandleCounts(10, 10, 0);
    private static final MediaCounts NOT_ASKED = new MediaCounts(0, 0, 0, 0, 0, MediaCounts.Latency.NONE);

    @ParameterizedTest
    @CsvSource({"1000, 1000, true", "1000, 990, true", "1000, 989, false", "100, 99, true", "1, 0, false", "0, 0, false"})
    void shouldAskForNinetyNinePercentWhenAudioIsJudged(long sent, long received, boolean fine) {
        assertThat(Verdict.of(media(sent, received), NOT_ASKED, 0, NO_HANDLES, Verdict.Threshold.ALL).isEmpty()).isEqualTo(fine);
    }

    @ParameterizedTest
    @CsvSource({"300, 300, true", "300, 285, true", "300, 284, false", "0, 0, false"})
    void shouldAskForNinetyFivePercentWhenVideoIsJudged(long sent, long received, boolean fine) {
        assertThat(Verdict.of(NOT_ASKED, media(sent, received), 0, NO_HANDLES, Verdict.Threshold.ALL).isEmpty()).isEqualTo(fine);
    }

    @Test
    void shouldSayHowManyCameWhenTooFewDid() {
        assertThat(Verdict.of(media(1_000, 940), NOT_ASKED, 0, NO_HANDLES, Verdict.Threshold.ALL))
                .containsExactly("940 of 1000 audio frames arrived (94.0 %); at least 99 % have to");
    }

    @Test
    void shouldComplainWhenAControlEventWasLost() {
        assertThat(Verdict.of(media(1, 1), NOT_ASKED, 1, NO_HANDLES, Verdict.Threshold.ALL)).singleElement().asString()
                .contains("control");
    }

    @ParameterizedTest
    @CsvSource({"MOST, 950, true", "MOST, 949, false", "NONE, 0, true"})
    void shouldAskForLessWhenFramesGoThroughARoom(Verdict.Threshold threshold, long received, boolean fine) {
        List<String> problems = Verdict.of(media(1_000, received), NOT_ASKED, 0, NO_HANDLES, threshold);

        assertThat(problems.isEmpty()).isEqualTo(fine);
    }

    @Test
    void shouldComplainWhenNothingWasSentAndNothingIsExpected() {
        assertThat(Verdict.of(media(0, 0), NOT_ASKED, 0, NO_HANDLES, Verdict.Threshold.NONE))
                .containsExactly("no audio frame was sent");
    }

    @Test
    void shouldComplainWhenAHandleIsLeft() {
        assertThat(Verdict.of(media(1, 1), NOT_ASKED, 0, new HandleCounts(10, 9, 1), Verdict.Threshold.ALL)).singleElement()
                .asString()
                .contains("1 native handles");
    }

    private static MediaCounts media(long sent, long received) {
        return new MediaCounts(1, sent, received, 0, 0, MediaCounts.Latency.NONE);
    }
}
