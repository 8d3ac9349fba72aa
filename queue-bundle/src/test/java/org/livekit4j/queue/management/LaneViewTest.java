package org.livekit4j.queue.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;

class LaneViewTest {

    @Test
    void shouldShowEachFigureOfALane() {
        LaneView view = new LaneView(Lane.VIDEO, new LaneStatistics(1, 2, 3, 4));
        assertThat(view.getLane()).isEqualTo("VIDEO");
        assertThat(view.getEvents()).isEqualTo(1);
        assertThat(view.getFiltered()).isEqualTo(2);
        assertThat(view.getDelivered()).isEqualTo(3);
        assertThat(view.getDropped()).isEqualTo(4);
    }
}
