package org.livekit4j.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeFfiClient;

@Timeout(30)
class FfiQueuesTest {
    private final FakeFfiClient client = new FakeFfiClient();
    private final List<NativeEvent> received = new CopyOnWriteArrayList<>();

    @Test
    void shouldDeliverWhatThePropertiesAskFor() {
        try (OwnedFfiEventQueue queue = FfiQueues.open(client)) {
            queue.subscribe(received::add,
                    Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event", QueueConstants.EVENT_KEYS, 7L));
            FakeEvent wanted = client.fire(FakeEvent.audio(7, 0));
            FakeEvent unwanted = client.fire(FakeEvent.audio(8, 0));
            await().until(() -> received.equals(List.of(wanted)) && wanted.references.get() == 0);
            assertThat(unwanted.retained).hasValue(0);
            assertThat(queue.statistics().lanes().get(Lane.AUDIO)).isEqualTo(new LaneStatistics(2, 1, 1, 0));
        }
    }

    @Test
    void shouldDeliverEveryTypeButTheLibrarysLogWhenThereAreNoProperties() {
        try (OwnedFfiEventQueue queue = FfiQueues.open(client)) {
            queue.subscribe(received::add, Map.of(QueueConstants.DELIVERY, "direct"));
            client.fire(new FakeEvent("logs", 0, 0));
            client.fire(new FakeEvent("panic", 0, 0));
            FakeEvent room = client.fire(new FakeEvent("room_event", 1, 0));
            assertThat(received).containsExactly(room);

            queue.subscribe(received::add, Map.of(QueueConstants.DELIVERY, "direct", QueueConstants.EVENT_TYPES, "logs"));
            FakeEvent logs = client.fire(new FakeEvent("logs", 0, 0));
            assertThat(received).containsExactly(room, logs);
        }
    }

    @Test
    void shouldTellTheKindsInsideARoomEventApart() {
        List<NativeEvent> whole = new CopyOnWriteArrayList<>();
        try (OwnedFfiEventQueue queue = FfiQueues.open(client)) {
            queue.subscribe(received::add, Map.of(QueueConstants.DELIVERY, "direct", QueueConstants.EVENT_TYPES,
                    List.of("room_event.track_subscribed", "room_event.eos"), QueueConstants.EVENT_KEYS, 1L));
            FakeEvent wanted = client.fire(new FakeEvent("room_event.track_subscribed", 1, 0));
            client.fire(new FakeEvent("room_event.track_subscribed", 2, 0));
            FakeEvent unwanted = client.fire(new FakeEvent("room_event.stream_chunk_received", 1, 0));
            FakeEvent unknown = client.fire(new FakeEvent("room_event", 1, 0));
            assertThat(received).containsExactly(wanted);
            assertThat(queue.statistics().lanes().get(Lane.DATA)).isEqualTo(new LaneStatistics(1, 1, 0, 0));
            assertThat(queue.statistics().subscribers().getFirst().filter())
                    .isEqualTo("types [room_event.track_subscribed, room_event.eos]; keys [1]");

            queue.subscribe(whole::add,
                    Map.of(QueueConstants.DELIVERY, "direct", QueueConstants.EVENT_TYPES, "room_event"));
            client.fire(new FakeEvent("audio_stream_event", 1, 0));
            List.of(wanted, unwanted, unknown).forEach(event -> event.references.set(1));
            List.of(wanted, unwanted, unknown).forEach(client::fire);
            assertThat(whole).containsExactly(wanted, unwanted, unknown);
            assertThat(queue.statistics().subscribers().getLast().filter()).isEqualTo("types [room_event]");
        }
    }

    @Test
    void shouldCountEachKindOfTrafficApart() {
        try (OwnedFfiEventQueue queue = FfiQueues.open(client)) {
            for (String type : List.of("audio_stream_event", "video_stream_event", "data_track_stream_event",
                    "text_stream_reader_event", "byte_stream_reader_event", "room_event", "capture_audio_frame")) {
                client.fire(new FakeEvent(type, 1, 0));
            }
            Map<Lane, LaneStatistics> lanes = queue.statistics().lanes();
            assertThat(lanes.get(Lane.AUDIO).events()).isEqualTo(1);
            assertThat(lanes.get(Lane.VIDEO).events()).isEqualTo(1);
            assertThat(lanes.get(Lane.DATA).events()).isEqualTo(3);
            assertThat(lanes.get(Lane.CONTROL).events()).isEqualTo(2);
        }
    }

    @Test
    void shouldFollowItsPropertiesWhenTheyAreUpdated() {
        try (OwnedFfiEventQueue queue = FfiQueues.open(client)) {
            Map<String, Object> properties = Map.of(QueueConstants.DELIVERY, "direct", QueueConstants.EVENT_KEYS, 7L);
            UpdatableRegistration registration = queue.subscribe(received::add, properties);
            registration.update(Map.of(QueueConstants.DELIVERY, "direct", QueueConstants.EVENT_KEYS, 8L));
            client.fire(FakeEvent.audio(7, 0));
            FakeEvent wanted = client.fire(FakeEvent.audio(8, 0));
            assertThat(received).containsExactly(wanted);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> registration.update(Map.of(QueueConstants.EVENT_KEYS, "eight")));
            client.fire(FakeEvent.audio(8, 0));
            assertThat(received).hasSize(2);
        }
    }

    @Test
    void shouldLetGoOfEverythingWhenClosed() {
        OwnedFfiEventQueue queue = FfiQueues.open(client);
        assertThatIllegalStateException().isThrownBy(() -> FfiQueues.open(client));
        queue.subscribe(received::add, Map.of());
        queue.close();
        queue.close();
        assertThat(client.connected()).isFalse();
        assertThat(client.fire(FakeEvent.audio(1, 1)).retained).hasValue(0);
        assertThatIllegalStateException().isThrownBy(() -> queue.subscribe(received::add, Map.of()));
        try (OwnedFfiEventQueue again = FfiQueues.open(client)) {
            assertThat(client.connected()).isTrue();
            assertThat(again.statistics().subscribers()).isEmpty();
        }
    }
}
