package org.livekit4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {

    @Test
    void shouldAllowOneMistakeAndOneMoreForEachSixCharacters() {
        List<String> names = List.of("abcde", "vwxyz.abcdefghijkl");
        assertThat(NearNames.of("abXde", names)).containsExactly("abcde");
        assertThat(NearNames.of("aXXde", names)).isEmpty();
        assertThat(NearNames.of("abcdeXghijXX", names)).containsExactly("vwxyz.abcdefghijkl");
        assertThat(NearNames.of("abcdXXghijXX", names)).isEmpty();
    }

    @Test
    void shouldCountWhatIsAddedRemovedAndReplaced() {
        assertThat(NearNames.of("abcd", List.of("bcd", "abcde", "abXd", "Xbcde", "cd", "abcdef")))
                .containsExactlyInAnyOrder("bcd", "abcde", "abXd", "abcdef");
    }

    @Test
    void shouldTakePartsOfEachOtherForNear() {
        assertThat(NearNames.of("muted", List.of("room.track_muted_again"))).containsExactly("room.track_muted_again");
        assertThat(NearNames.of("room_muted", List.of("event.muted"))).containsExactly("event.muted");
        assertThat(NearNames.of("room_m_muted", List.of("event.muted"))).as("no more than half of it").isEmpty();
    }

    @Test
    void shouldNameTheNearestFirstAndNoMoreThanFive() {
        assertThat(NearNames.of("abcdef", List.of("abcXYf", "abcdeX", "abcdef"))).containsExactly("abcdef", "abcdeX", "abcXYf");
        assertThat(NearNames.of("a", List.of("a1", "a2", "a3", "a4", "a5", "a6"))).containsExactly("a1", "a2", "a3", "a4", "a5");
    }

    @Test
    void shouldFindNothingWhenNothingIsWrittenOrTooMuch() {
        assertThat(NearNames.of("._-", List.of("a"))).isEmpty();
        String longest = "a".repeat(100);
        assertThat(NearNames.of(longest, List.of(longest))).containsExactly(longest);
        assertThat(NearNames.of(longest + "a", List.of(longest))).isEmpty();
    }
}
