package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberRegistration;
import org.livekit4j.queue.SubscriberStatistics;

class QueueShellCommandsTest {
    private final QueueShellCommands commands = new QueueShellCommands(new FfiEventQueue() {
        @Override
        public SubscriberRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties) {
            throw new AssertionError("the shell only looks");
        }

        @Override
        public QueueStatistics statistics() {
            return new QueueStatistics(Map.of(Lane.AUDIO, new LaneStatistics(900, 200, 700, 11)),
                    List.of(new SubscriberStatistics("meter", "a bundle", "types [logs]", 700, 600, 5, 0, 11, 89, 0)));
        }
    });

    @Test
    void shouldShowEachLane() {
        assertThat(commands.stats().lines().skip(1)).singleElement().satisfies(
                line -> assertThat(line.split(" +")).containsExactly("AUDIO", "900", "200", "700", "11"));
    }

    @Test
    void shouldShowEachSubscriberWithItsFilter() {
        assertThat(commands.subscribers().lines().skip(1)).singleElement().satisfies(line -> assertThat(line.strip().split(" +"))
                .startsWith("700", "600", "5", "11", "89").endsWith("meter", "of", "a", "bundle", "(types", "[logs])"));
    }
}
