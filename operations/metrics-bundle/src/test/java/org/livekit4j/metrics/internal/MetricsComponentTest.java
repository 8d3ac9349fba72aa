package org.livekit4j.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;
import org.livekit4j.testing.Fake;

class MetricsComponentTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MetricsComponent component = new MetricsComponent(registry);

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    @Test
    void shouldMeasureTheNativeLibraryUntilItGoes() {
        FfiClient client = Fake.of(FfiClient.class, Map.of("health",
                new FfiHealth(FfiHealth.State.READY, Optional.empty(), "", 2, Optional.empty(), true), "handles",
                new HandleStatistics(9, 6, 3, Map.of(HandleKind.ROOM, 3L)), "events",
                new EventStatistics(10, 1, 2, 3, 4, 0, 0, 0)));
        component.addLibrary(client);

        assertThat(gauge("livekit.native.handles", "kind", "room")).isEqualTo(3);
        assertThat(gauge("livekit.native.handles", "kind", "track")).isZero();
        assertThat(counter("livekit.native.events", "outcome", "unwanted")).isEqualTo(3);
        assertThat(counter("livekit.native.panics")).isEqualTo(2);
        component.removeLibrary(client);
        assertThat(registry.find("livekit.native.handles").meters()).isEmpty();
        assertThat(registry.find("livekit.native.events").meters()).isEmpty();
    }

    @Test
    void shouldMeasureTheQueueByLane() {
        Map<Lane, LaneStatistics> lanes = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new LaneStatistics(10 * lane.ordinal(), 1, 2, 3));
        }
        FfiEventQueue queue = Fake.of(FfiEventQueue.class, Map.of("statistics", new QueueStatistics(lanes,
                List.of(new SubscriberStatistics("a", "", "", 0, 0, 0, 0, 0, 7, 0, 0),
                        new SubscriberStatistics("b", "", "", 0, 0, 0, 0, 0, 8, 0, 0)))));
        component.addQueue(queue);

        assertThat(counter("livekit.queue.events", "lane", "audio", "outcome", "dropped")).isEqualTo(3);
        assertThat(counter("livekit.queue.events", "lane", "control", "outcome", "delivered")).isEqualTo(2);
        assertThat(gauge("livekit.queue.depth")).isEqualTo(15);
        assertThat(gauge("livekit.queue.subscribers")).isEqualTo(2);
    }

    @Test
    void shouldMeasureStreamsAndKeepWhatPlugInsHaveFailedWhenTheyGo() {
        MediaRuntimeDTO dto = new MediaRuntimeDTO();
        dto.medium = "audio";
        StreamDTO stream = new StreamDTO();
        stream.queued = 4;
        dto.streams = new StreamDTO[]{stream};
        dto.failedPlugIns = new FailedPlugInDTO[0];
        dto.plugIns = new PlugInDTO[]{plugIn(1, 5), plugIn(2, 6)};
        component.addMedium(() -> dto);

        assertThat(gauge("livekit.streams", "medium", "audio")).isEqualTo(1);
        assertThat(gauge("livekit.streams.queued", "medium", "audio")).isEqualTo(4);
        assertThat(counter("livekit.plugins.failures", "medium", "audio", "outcome", "late")).isEqualTo(11);
        dto.plugIns = new PlugInDTO[]{plugIn(2, 8)};
        assertThat(counter("livekit.plugins.failures", "medium", "audio", "outcome", "late")).as("never falls").isEqualTo(13);
        assertThat(counter("livekit.plugins.failures", "medium", "audio", "outcome", "failed")).isZero();
    }

    private static PlugInDTO plugIn(long id, long late) {
        PlugInDTO plugIn = new PlugInDTO();
        plugIn.serviceId = id;
        plugIn.late = late;
        return plugIn;
    }

    @Test
    void shouldCountRoomsAndKeepersByState() {
        component.rooms = List.of(
                Fake.of(Room.class, Map.of("connectionState", ConnectionState.RECONNECTING, "remoteParticipants", Map.of())));
        KeeperStatus status = new KeeperStatus("pid", "", "", "", KeeperState.GIVEN_UP, Instant.EPOCH, 0, Optional.empty(),
                Optional.empty());
        component.keepers = List.of(Fake.of(RoomKeeper.class, Map.of("status", status)));

        assertThat(gauge("livekit.rooms", "state", "reconnecting")).isEqualTo(1);
        assertThat(gauge("livekit.rooms", "state", "connected")).isZero();
        assertThat(gauge("livekit.keepers", "state", "given_up")).isEqualTo(1);
        assertThat(gauge("livekit.keepers", "state", "joined")).isZero();
        component.close();
        assertThat(registry.getMeters()).as("nothing is left").isEmpty();
    }
}
