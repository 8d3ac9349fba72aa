package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LentViewsTest {
    private final LentViews views = new LentViews();

    @Test
    void shouldLendTheSameViewsAgainOneAfterTheOther() {
        List<LentView> lent = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            LentViews.Ring ring = views.take();
            lent.add(ring.next());
            views.giveBack(ring);
        }
        assertThat(lent.subList(0, 8)).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(lent.subList(8, 16)).containsExactlyElementsOf(lent.subList(0, 8));
    }

    @Test
    void shouldLendOthersWhenSomeAreInUse() {
        LentViews.Ring first = views.take();
        LentViews.Ring second = views.take();
        assertThat(second).isNotSameAs(first);
        views.giveBack(first);
        views.giveBack(second);
        assertThat(List.of(views.take(), views.take())).containsExactlyInAnyOrder(first, second);
        assertThat(views.take()).isNotIn(first, second);
    }

    @Test
    void shouldKeepFourOfThoseThatAreGivenBack() {
        List<LentViews.Ring> rings = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rings.add(views.take());
        }
        rings.forEach(views::giveBack);
        List<LentViews.Ring> again = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            again.add(views.take());
        }
        assertThat(again.subList(0, 4)).containsExactlyInAnyOrderElementsOf(rings.subList(0, 4));
        assertThat(rings).doesNotContain(again.get(4));
    }
}
