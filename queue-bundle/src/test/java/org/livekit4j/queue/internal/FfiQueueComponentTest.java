package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.FfiEventFilter;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.dto.QueueRuntimeDTO;
import org.livekit4j.queue.dto.SubscriberDTO;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeContext;
import org.livekit4j.testing.FakeFfiClient;
import org.livekit4j.testing.FakeReference;

/** What declarative services do with the component, done by hand. */
@Timeout(30)
class FfiQueueComponentTest {
    private final FakeFfiClient client = new FakeFfiClient();
    private final FfiQueueComponent component = new FfiQueueComponent(FakeContext.of(), client, Map.of());
    private final List<NativeEvent> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void activate() {
        component.start();
    }

    private static Map<String, Object> direct(Object keys) {
        return Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event", QueueConstants.EVENT_KEYS, keys, QueueConstants.DELIVERY,
                "direct");
    }

    @Test
    void shouldDeliverToAServiceUntilItGoes() {
        FakeReference<FfiEventSubscriber> reference = new FakeReference<>(7, direct(1L));
        component.bindSubscriber(reference, received::add);
        FakeEvent event = client.fire(FakeEvent.audio(1, 0));
        client.fire(FakeEvent.audio(2, 0));
        assertThat(received).containsExactly(event);
        component.unbindSubscriber(reference);
        component.updatedSubscriber(reference);
        client.fire(FakeEvent.audio(1, 0));
        assertThat(received).hasSize(1);
        assertThat(component.getRuntimeDTO().subscribers).isEmpty();
    }

    @Test
    void shouldTellWhatItKnowsOfAService() {
        component.bindSubscriber(new FakeReference<>(7, direct(1L)), received::add);
        client.fire(FakeEvent.audio(1, 0));
        client.fire(FakeEvent.audio(2, 0));
        QueueRuntimeDTO runtime = component.getRuntimeDTO();
        assertThat(runtime.failedSubscribers).isEmpty();
        assertThat(runtime.subscribers).hasSize(1);
        SubscriberDTO subscriber = runtime.subscribers[0];
        assertThat(subscriber.serviceId).isEqualTo(7);
        assertThat(subscriber.bundleId).isEqualTo(FakeReference.BUNDLE_ID);
        assertThat(subscriber.bundle).isEqualTo("some.bundle");
        assertThat(subscriber.name).endsWith("#7");
        assertThat(subscriber.filter).isEqualTo("types [audio_stream_event]; keys [1]");
        assertThat(subscriber.offered).isEqualTo(1);
        assertThat(subscriber.delivered).isEqualTo(1);
        assertThat(subscriber.depth).isZero();
        assertThat(runtime.lanes).hasSize(4).anySatisfy(lane -> {
            assertThat(lane.lane).isEqualTo("AUDIO");
            assertThat(lane.events).isEqualTo(2);
            assertThat(lane.filtered).isEqualTo(1);
            assertThat(lane.delivered).isEqualTo(1);
        });
        assertThat(component.statistics().subscribers().get(0).owner()).isEqualTo("some.bundle");
    }

    @Test
    void shouldListAServiceAsFailedUntilItsPropertiesAreRight() {
        FakeReference<FfiEventSubscriber> reference = new FakeReference<>(7, direct("one"));
        component.bindSubscriber(reference, received::add);
        assertFailed();
        reference.set(direct(1L));
        component.updatedSubscriber(reference);
        assertThat(component.getRuntimeDTO().failedSubscribers).isEmpty();
        client.fire(FakeEvent.audio(1, 0));
        assertThat(received).hasSize(1);

        reference.set(direct("one"));
        component.updatedSubscriber(reference);
        assertFailed();
        client.fire(FakeEvent.audio(1, 0));
        assertThat(received).hasSize(1);
    }

    private void assertFailed() {
        QueueRuntimeDTO runtime = component.getRuntimeDTO();
        assertThat(runtime.subscribers).isEmpty();
        assertThat(runtime.failedSubscribers).hasSize(1);
        FailedServiceDTO failed = runtime.failedSubscribers[0];
        assertThat(failed.serviceId).isEqualTo(7);
        assertThat(failed.bundle).isEqualTo("some.bundle");
        assertThat(failed.reason).isEqualTo(FailedServiceDTO.INVALID_PROPERTY);
        assertThat(failed.text).contains(QueueConstants.EVENT_KEYS).contains("one");
    }

    @Test
    void shouldSayWhatMayBeMeantWhenATypeIsMisspelt() {
        component.bindSubscriber(new FakeReference<>(7, Map.of(QueueConstants.EVENT_TYPES, "room_event.track_subscibed")),
                received::add);
        FailedServiceDTO failed = component.getRuntimeDTO().failedSubscribers[0];
        assertThat(failed.reason).isEqualTo(FailedServiceDTO.INVALID_PROPERTY);
        assertThat(failed.text).contains(QueueConstants.EVENT_TYPES, "room_event.track_subscibed",
                "did you mean room_event.track_subscribed or room_event.track_unsubscribed?");
    }

    /** What a bundle registers: one object, as a subscriber. */
    private final class Picky implements FfiEventSubscriber, FfiEventFilter {
        @Override
        public void onEvent(NativeEvent event) {
            received.add(event);
        }

        @Override
        public boolean accepts(EventView event) {
            if (event.key() < 0) {
                throw new IllegalStateException("made for a test");
            }
            return event.key() == 1;
        }
    }

    @Test
    void shouldAskAServiceThatIsAFilterToo() {
        FakeReference<FfiEventSubscriber> reference = new FakeReference<>(7, Map.of(QueueConstants.DELIVERY, "direct"));
        component.bindSubscriber(reference, new Picky());
        FakeEvent wanted = client.fire(FakeEvent.audio(1, 0));
        client.fire(FakeEvent.audio(2, 0));
        FakeEvent doubtful = client.fire(FakeEvent.audio(-1, 0));
        reference.set(Map.of(QueueConstants.DELIVERY, "direct", QueueConstants.EVENT_TYPES, "audio_stream_event"));
        component.updatedSubscriber(reference);
        client.fire(FakeEvent.audio(2, 0));
        assertThat(received).containsExactly(wanted, doubtful);
        assertThat(component.getRuntimeDTO().subscribers[0].filterFailed).isEqualTo(1);
        assertThat(component.getRuntimeDTO().subscribers[0].filter).isEqualTo("types [audio_stream_event]; a predicate");
    }

    @Test
    void shouldKeepWhatWaitsWhenPropertiesAreModified() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        FakeReference<FfiEventSubscriber> reference = new FakeReference<>(7, Map.of(QueueConstants.EVENT_KEYS, 1L));
        component.bindSubscriber(reference, event -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            received.add(event);
        });
        FakeEvent first = client.fire(FakeEvent.audio(1, 0));
        FakeEvent second = client.fire(FakeEvent.audio(1, 1));
        reference.set(Map.of(QueueConstants.EVENT_KEYS, 2L, QueueConstants.QUEUE_CAPACITY, 1));
        component.updatedSubscriber(reference);
        FakeEvent third = client.fire(FakeEvent.audio(2, 2));
        release.countDown();
        await().until(() -> received.equals(List.of(first, second, third)));
    }

    @Test
    void shouldDisconnectAndReleaseWhatWaitsWhenStopped() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        component.bindSubscriber(new FakeReference<>(7, Map.of()), event -> {
            inside.countDown();
            await().forever().until(() -> release.getCount() == 0);
        });
        FakeEvent running = client.fire(FakeEvent.audio(1, 0));
        await().until(() -> inside.getCount() == 0);
        FakeEvent waiting = client.fire(FakeEvent.audio(1, 1));
        Thread stopper = Thread.ofPlatform().start(component::stop);
        await().until(() -> waiting.references.get() == 0);
        assertThat(client.connected()).isFalse();
        assertThat(running.references).hasValue(1);
        release.countDown();
        await().until(() -> running.references.get() == 0 && !stopper.isAlive());
    }

    @Test
    void shouldFindServicesAgainWhenRestarted() {
        FakeReference<FfiEventSubscriber> reference = new FakeReference<>(7, direct(1L));
        component.bindSubscriber(reference, received::add);
        component.stop();
        component.unbindSubscriber(reference);
        FfiQueueComponent restarted = new FfiQueueComponent(FakeContext.of(), client, Map.of());
        restarted.bindSubscriber(reference, received::add);
        restarted.start();
        client.fire(FakeEvent.audio(1, 0));
        assertThat(received).hasSize(1);
        restarted.stop();
    }

    @Test
    void shouldConnectOnceItsSubscribersAreBoundAndDeliverTheRestBeforeItStops() {
        FakeFfiClient another = new FakeFfiClient();
        FfiQueueComponent later = new FfiQueueComponent(FakeContext.of(), another, Map.of());
        assertThat(another.connected()).isFalse();
        later.bindSubscriber(new FakeReference<>(8, Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event",
                QueueConstants.QUEUE_CAPACITY, 5_000)), event -> {
                    Thread.yield();
                    received.add(event);
                });
        later.start();
        assertThat(another.connected()).isTrue();
        for (int i = 0; i < 5_000; i++) {
            another.fire(FakeEvent.audio(1, 0));
        }
        later.stop();
        assertThat(received).hasSize(5_000);
        assertThat(another.connected()).isFalse();
    }

    @Test
    void shouldKeepWhatWaitsWhenItsConfigurationChanges() throws InterruptedException {
        CountDownLatch mayGo = new CountDownLatch(1);
        CountDownLatch inCall = new CountDownLatch(1);
        component.bindSubscriber(new FakeReference<>(7, Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event")), event -> {
            received.add(event);
            inCall.countDown();
            awaitQuietly(mayGo);
        });
        client.fire(FakeEvent.audio(1, 0));
        inCall.await();
        for (int i = 1; i <= 5; i++) {
            client.fire(FakeEvent.audio(1, i));
        }
        component.modified(Map.of("audio.capacity", 7));
        for (int i = 6; i <= 8; i++) {
            client.fire(FakeEvent.audio(1, i));
        }
        mayGo.countDown();

        await().until(() -> received.size() == 8);
        assertThat(component.statistics().subscribers().getFirst().dropped()).as("eight waited, and there was room for seven")
                .isOne();
    }

    @Test
    void shouldLeaveAloneWhoSaysItThemselvesWhenItsConfigurationChanges() {
        component.bindSubscriber(new FakeReference<>(7, direct(1L)), received::add);
        component.bindSubscriber(new FakeReference<>(8, Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event",
                QueueConstants.QUEUE_CAPACITY, 3)), received::add);
        component.modified(Map.of("audio.capacity", 7));

        client.fire(FakeEvent.audio(1, 0));
        await().until(() -> received.size() == 2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
