package org.livekit4j.queue.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.SubscriberStatistics;

class StatisticsViewsTest {

    @Test
    void shouldShowEachFigureOfASubscriber() {
        SubscriberView view = new SubscriberView(
                new SubscriberStatistics("meter", "bundle", "all types", 1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(view.getName()).isEqualTo("meter");
        assertThat(view.getOwner()).isEqualTo("bundle");
        assertThat(view.getFilter()).isEqualTo("all types");
        assertThat(view.getOffered()).isEqualTo(1);
        assertThat(view.getDelivered()).isEqualTo(2);
        assertThat(view.getFailed()).isEqualTo(3);
        assertThat(view.getFilterFailed()).isEqualTo(4);
        assertThat(view.getDropped()).isEqualTo(5);
        assertThat(view.getDepth()).isEqualTo(6);
        assertThat(view.getLongestMillis()).isEqualTo(7);
        assertThat(view.getLost()).isEqualTo(8);
    }

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
