package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeContext;
import org.livekit4j.testing.FakeFfiClient;

/** The component as the service that other bundles use. */
class QueueServiceTest {
    private static final Map<String, Object> DIRECT = Map.of(QueueConstants.DELIVERY, "direct");

    private final FakeFfiClient client = new FakeFfiClient();
    private final FfiQueueComponent component = new FfiQueueComponent(FakeContext.of(), client, Map.of("audio.capacity", "many"));
    private final List<NativeEvent> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        component.stop();
    }

    @Test
    void shouldSayWhatIsWrongInItsConfigurationUntilItIsRight() {
        assertThat(component.pid()).isEqualTo("org.livekit4j.queue");
        assertThat(component.mistakes()).singleElement().asString().contains("audio.capacity");
        component.modified(Map.of("audio.capacity", 5));
        assertThat(component.mistakes()).isEmpty();
    }

    @Test
    void shouldDeliverToThoseWhoSubscribeByThemselvesUntilTheyClose() {
        component.start();
        UpdatableRegistration all = component.subscribe(received::add, DIRECT);
        UpdatableRegistration some = component.subscribe(received::add, DIRECT, event -> event.key() == 2);
        FakeEvent first = client.fire(FakeEvent.audio(1, 0));
        FakeEvent second = client.fire(FakeEvent.audio(2, 0));
        assertThat(received).containsExactly(first, second, second);
        all.close();
        some.close();
        client.fire(FakeEvent.audio(2, 0));
        assertThat(received).hasSize(3);
    }
}
