package org.livekit4j.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.livekit4j.media.dto.MediaRuntime;
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

/** All meters as Prometheus reads them, before and after the garbage is collected: a registry holds what counters read weakly. */
class CollectedGarbageTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MetricsComponent component = new MetricsComponent(registry);
    /** All that is measured is so much. */
    private final AtomicLong value = new AtomicLong(1);

    @Test
    void shouldGoOnCountingWhenTheGarbageIsCollected() {
        component.addLibrary(Fake.of(FfiClient.class, (method, _) -> library(method)));
        component.addQueue(Fake.of(FfiEventQueue.class, (_, _) -> queue()));
        component.addMedium(this::media);
        component.rooms = List.of(Fake.of(Room.class, (method, _) -> room(method)));
        component.keepers = List.of(Fake.of(RoomKeeper.class, (_, _) -> keeper()));
        Map<String, Double> before = scrape();
        assertThat(before.keySet()).as("meters").hasSizeGreaterThan(40);

        value.set(5);
        collectGarbage();

        Map<String, Double> after = scrape();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((meter, count) -> assertThat(after.get(meter)).as(meter)
                .isEqualTo(isOfState(meter) ? count : 5 * count));
        assertThat(before.values()).as("that say something").filteredOn(count -> count > 0).hasSizeGreaterThan(30);
    }

    /** There is one room and one keeper, whatever their figures. */
    private static boolean isOfState(String meter) {
        return meter
                .matches("livekit_(rooms|keepers)\\{.*|livekit_(streams|plugins|plugins_unused)\\{.*|livekit_queue_subscribers .*"
                        + "|livekit_queue_subscribers|livekit_rooms_participants");
    }

    private Map<String, Double> scrape() {
        return registry.scrape().lines().filter(line -> !line.startsWith("#")).collect(Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)), (a, b) -> a, TreeMap::new));
    }

    private static void collectGarbage() {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return garbage.refersTo(null);
        });
    }

    private Object library(String method) {
        long now = value.get();
        return switch (method) {
            case "health" -> new FfiHealth(FfiHealth.State.READY, Optional.empty(), "", now, Optional.empty(), true);
            case "handles" -> new HandleStatistics(now, 0, now, Arrays.stream(HandleKind.values())
                    .collect(Collectors.toMap(Function.identity(), kind -> now)));
            case "events" -> new EventStatistics(now, now, now, now, now, now, now, now);
            default -> throw new AssertionError(method);
        };
    }

    private QueueStatistics queue() {
        long now = value.get();
        Map<Lane, LaneStatistics> lanes = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new LaneStatistics(now, now, now, now));
        }
        return new QueueStatistics(lanes, List.of(new SubscriberStatistics("a", "", "", 0, 0, 0, 0, 0, now, 0, 0)));
    }

    private MediaRuntimeDTO media() {
        StreamDTO stream = new StreamDTO();
        stream.queued = value.get();
        PlugInDTO plugIn = new PlugInDTO();
        plugIn.failed = value.get();
        plugIn.late = value.get();
        plugIn.refused = value.get();
        MediaRuntimeDTO dto = new MediaRuntimeDTO();
        dto.medium = "audio";
        dto.received = value.get();
        dto.dropped = value.get();
        dto.streams = new StreamDTO[]{stream};
        dto.plugIns = new PlugInDTO[]{plugIn};
        dto.failedPlugIns = new FailedPlugInDTO[]{new FailedPlugInDTO()};
        return dto;
    }

    private Object room(String method) {
        return method.equals("connectionState") ? ConnectionState.CONNECTED : Map.of();
    }

    private static KeeperStatus keeper() {
        return new KeeperStatus("pid", "", "", "", KeeperState.JOINED, Instant.EPOCH, 0, Optional.empty(), Optional.empty());
    }

    @Test
    void shouldMeasureTheNewServiceWhenItComesBeforeTheOldOneGoes() {
        MediaRuntime old = this::media;
        component.addMedium(old);
        MediaRuntimeDTO other = media();
        other.dropped = 70;
        MediaRuntime replacement = () -> other;
        component.addMedium(replacement);
        component.removeMedium(old);

        assertThat(scrape()).containsEntry("livekit_streams_frames_total{medium=\"audio\",outcome=\"dropped\"}", 70.0);
        component.removeMedium(replacement);
        assertThat(scrape().keySet()).noneMatch(meter -> meter.startsWith("livekit_streams"));
    }
}
