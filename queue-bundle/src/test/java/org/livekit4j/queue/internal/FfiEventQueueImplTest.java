package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.queue.management.EventQueueMXBean;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeFfiClient;

@Timeout(30)
class FfiEventQueueImplTest {
    private static final Map<String, Object> DIRECT = Map.of(QueueConstants.DELIVERY, "direct");
    private static final Map<String, Object> AUDIO = Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event");
    private static final int AUDIO_TYPE = EventTypes.named("audio_stream_event");

    private final FakeFfiClient client = new FakeFfiClient();
    private final FfiEventQueueImpl queue = new FfiEventQueueImpl(client, QueueOptions.DEFAULTS);
    private final List<NativeEvent> received = new CopyOnWriteArrayList<>();
    private final List<Long> lost = new CopyOnWriteArrayList<>();
    private final FfiEventSubscriber subscriber = new FfiEventSubscriber() {
        @Override
        public void onEvent(NativeEvent event) {
            received.add(event);
        }

        @Override
        public void lost(long count) {
            lost.add(count);
        }
    };

    @AfterEach
    void close() {
        queue.close();
    }

    private static QueueOptions audio(int capacity) {
        return QueueOptions.DEFAULTS.withAudioCapacity(capacity).withAudioOverflow(Overflow.DROP_NEWEST).withOtherCapacity(1);
    }

    private List<SubscriberStatistics> statistics() {
        return queue.statistics().subscribers();
    }

    @Test
    void shouldHaveAnMBeanWhileItIsConnected() throws Exception {
        ObjectName name = new ObjectName(EventQueueMXBean.OBJECT_NAME);
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        // Queues that other tests have not closed wait for an MBean server; there is one now
        await().until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(
                thread -> thread.getName().equals("livekit-mbean")));
        if (server.isRegistered(name)) {
            server.unregisterMBean(name);
        }
        assertThat(queue.connect()).isSameAs(queue);
        client.fire(FakeEvent.audio(1, 0));
        queue.subscribe(subscriber, Map.of(QueueConstants.NAME, "meter"));
        TabularData lanes = (TabularData) server.getAttribute(name, "Lanes");
        assertThat(lanes.keySet()).hasSize(Lane.values().length);
        CompositeData audio = (CompositeData) lanes.get(new Object[]{"AUDIO"}).get("value");
        assertThat(audio.get("filtered")).isEqualTo(1L);
        assertThat((CompositeData[]) server.getAttribute(name, "Subscribers")).singleElement()
                .satisfies(row -> assertThat(row.get("name")).isEqualTo("meter"));
        queue.close();
        assertThat(server.isRegistered(name)).isFalse();
        assertThat(client.connected()).isFalse();
    }

    @Test
    void shouldCloseItsSubscribersWhenItWasNeverConnected() {
        queue.subscribe(subscriber, Map.of());
        queue.close();
        assertThat(statistics()).isEmpty();
    }

    @Test
    void shouldAskTheFilterThatIsGivenAndRefuseNone() {
        queue.connect();
        queue.subscribe(subscriber, DIRECT, event -> event.key() == 2);
        client.fire(FakeEvent.audio(1, 0));
        FakeEvent wanted = client.fire(FakeEvent.audio(2, 0));
        assertThat(received).containsExactly(wanted);
        assertThatNullPointerException().isThrownBy(() -> queue.subscribe(subscriber, DIRECT, null));
        assertThatNullPointerException().isThrownBy(() -> queue.subscribe(null, DIRECT)).withMessage("subscriber is null");
    }

    @Test
    void shouldTellThoseOfALossWhoDependOnEachEvent() {
        queue.subscribe(subscriber, Map.of());
        queue.subscribe(subscriber, AUDIO);
        queue.lost();
        assertThat(statistics()).extracting(SubscriberStatistics::lost).containsExactly(1L, 0L);
        await().until(() -> lost.equals(List.of(1L)));
    }

    @Test
    void shouldTellThoseOnARouteOfALossThere() {
        queue.subscribe(subscriber, AUDIO);
        EventRoute<EventView, EventView> route = queue.route(AUDIO_TYPE, 0, 1);
        assertThat(route.isSelective()).isFalse();
        route.lost();
        queue.subscribe(subscriber, AUDIO, event -> event.key() == 1);
        EventRoute<EventView, EventView> selective = queue.route(AUDIO_TYPE, 0, 1);
        assertThat(selective.isSelective()).isTrue();
        selective.lost();
        selective.select(FakeEvent.audio(2, 0)).lost();
        selective.select(FakeEvent.audio(1, 0)).lost();
        assertThat(statistics()).extracting(SubscriberStatistics::lost).containsExactly(4L, 2L);
        assertThat(queue.route(EventTypes.named("logs"), 0, 1)).isNull();
    }

    @Test
    void shouldHaveNoRouteWhenTheFilterWantsNothing() {
        queue.subscribe(subscriber, AUDIO, event -> false);
        assertThat(queue.route(AUDIO_TYPE, 0, 1).select(FakeEvent.audio(1, 0))).isNull();
    }

    @Test
    void shouldGiveItsNewDefaultsToThoseThatHaveSubscribedAndNotToThoseThatAreClosed() {
        UpdatableRegistration closed = queue.subscribe(subscriber, AUDIO);
        closed.close();
        Blocked blocked = new Blocked();
        queue.connect();
        queue.subscribe(blocked, AUDIO);
        client.fire(FakeEvent.audio(1, 0));
        await().until(() -> blocked.inside);
        queue.reconfigure(audio(2));
        for (int i = 1; i <= 3; i++) {
            client.fire(FakeEvent.audio(1, i));
        }
        assertThat(statistics()).singleElement().satisfies(statistics -> {
            assertThat(statistics.dropped()).isEqualTo(1);
            assertThat(statistics.depth()).isEqualTo(2);
        });
        blocked.release = true;
    }

    @Test
    void shouldGiveItsNewDefaultsToOneThatSubscribesWhenTheyChange() {
        Map<String, Object> properties = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                queue.reconfigure(audio(2));
                return AUDIO.entrySet();
            }
        };
        Blocked blocked = new Blocked();
        queue.connect();
        queue.subscribe(blocked, properties);
        client.fire(FakeEvent.audio(1, 0));
        await().until(() -> blocked.inside);
        for (int i = 1; i <= 3; i++) {
            client.fire(FakeEvent.audio(1, i));
        }
        assertThat(statistics()).singleElement().satisfies(statistics -> assertThat(statistics.dropped()).isEqualTo(1));
        blocked.release = true;
    }

    @Test
    void shouldGoOnWhenItsDefaultsChangeAfterItWasClosed() {
        queue.subscribe(subscriber, AUDIO);
        queue.close();
        queue.reconfigure(audio(2));
        assertThat(statistics()).isEmpty();
    }

    @Test
    void shouldKeepTheLastPropertiesWhenItsDefaultsChange() {
        queue.connect();
        UpdatableRegistration registration = queue.subscribe(subscriber,
                Map.of(QueueConstants.DELIVERY, "direct", QueueConstants.EVENT_KEYS, 1L));
        registration.update(Map.of(QueueConstants.DELIVERY, "direct", QueueConstants.EVENT_KEYS, 2L));
        queue.reconfigure(audio(2));
        client.fire(FakeEvent.audio(1, 0));
        FakeEvent wanted = client.fire(FakeEvent.audio(2, 0));
        assertThat(received).containsExactly(wanted);
    }

    /** Is in its first call until it is told to return. */
    private static final class Blocked implements FfiEventSubscriber {
        volatile boolean inside;
        volatile boolean release;

        @Override
        public void onEvent(NativeEvent event) {
            inside = true;
            await().forever().until(() -> release);
        }
    }
}
