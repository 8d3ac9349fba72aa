package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.management.MBeanRegistration;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;

class EventQueueBeanTest {
    private static final String NAME = "org.livekit4j:type=EventQueue,of=EventQueueBeanTest";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final EventQueueBean bean = new EventQueueBean(() -> new QueueStatistics(
            Map.of(Lane.AUDIO, new LaneStatistics(9, 2, 7, 1)),
            List.of(new SubscriberStatistics("meter", "bundle", "all types", 7, 6, 0, 0, 1, 0, 0, 0))));

    @Test
    void shouldShowLanesAndSubscribersWhileItIsRegistered() throws Exception {
        ObjectName name = new ObjectName(NAME);
        try (MBeanRegistration _ = MBeanRegistration.of(NAME, bean)) {
            assertThat((CompositeData[]) server.getAttribute(name, "Lanes")).singleElement().satisfies(lane -> {
                assertThat(lane.get("lane")).isEqualTo("AUDIO");
                assertThat(lane.get("delivered")).isEqualTo(7L);
            });
            assertThat((CompositeData[]) server.getAttribute(name, "Subscribers")).singleElement()
                    .satisfies(subscriber -> assertThat(subscriber.get("name")).isEqualTo("meter"));
        }
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void shouldLeaveTheOtherOneAloneWhenItsNameIsTaken() throws Exception {
        try (MBeanRegistration _ = MBeanRegistration.of(NAME, bean)) {
            MBeanRegistration second = MBeanRegistration.of(NAME, new EventQueueBean(() -> null));
            second.close();

            assertThat(server.isRegistered(new ObjectName(NAME))).isTrue();
        }
    }
}
