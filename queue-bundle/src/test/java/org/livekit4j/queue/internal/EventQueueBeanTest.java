package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;
import org.livekit4j.queue.FakeEvent;
import org.livekit4j.queue.FakeFfiClient;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.management.EventQueueMXBean;

class EventQueueBeanTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final FakeFfiClient client = new FakeFfiClient();

    @Test
    void shouldShowLanesAndSubscribersWhileTheQueueIsOpen() throws Exception {
        ObjectName name = new ObjectName(EventQueueMXBean.OBJECT_NAME);
        try (OwnedFfiEventQueue queue = FfiQueues.open(client)) {
            queue.subscribe(event -> {
            }, Map.of(QueueConstants.NAME, "meter", QueueConstants.EVENT_TYPES, "audio_stream_event", QueueConstants.DELIVERY,
                    "direct"));
            client.fire(FakeEvent.audio(7, 1));

            CompositeData audio = Arrays.stream((CompositeData[]) server.getAttribute(name, "Lanes"))
                    .filter(lane -> lane.get("lane").equals("AUDIO")).findFirst().orElseThrow();
            assertThat(audio.get("delivered")).isEqualTo(1L);
            assertThat((CompositeData[]) server.getAttribute(name, "Subscribers")).singleElement()
                    .satisfies(subscriber -> assertThat(subscriber.get("name")).isEqualTo("meter"));
        }
        assertThat(server.isRegistered(name)).isFalse();
    }
}
