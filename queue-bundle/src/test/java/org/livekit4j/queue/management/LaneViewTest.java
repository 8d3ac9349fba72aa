package org.livekit4j.queue.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;

class LaneViewTest {

    @Test
    void shouldShowEachFigureWhenItIsOfALane() {
        LaneView view = LaneView.of(Lane.VIDEO, new LaneStatistics(1, 2, 3, 4));
        assertThat(view).isEqualTo(new LaneView("VIDEO", 1, 2, 3, 4));
    }
}
