package org.livekit4j.metrics.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import io.micrometer.core.instrument.MeterRegistry;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.room.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts meters into the registry that is a service; without one there is no such component. */
@Component(service = {})
public final class MetricsComponent {
    private record Measured(Object service, Meters meters) {}

    private final MeterRegistry registry;
    private final Meters roomMeters;
    private final Meters agentMeters;
    private final Meters recordingMeters;
    private final Map<String, Measured> meters = new HashMap<>();

    @Reference
    volatile List<Room> rooms = List.of();

    @Reference
    volatile List<RoomKeeper> keepers = List.of();

    @Reference
    volatile List<AgentWorker> workers = List.of();

    @Reference
    volatile List<Recorder> recorders = List.of();

    @Activate
    public MetricsComponent(@Reference MeterRegistry registry) {
        this.registry = registry;
        roomMeters = RoomMeters.of(registry, () -> rooms, () -> keepers);
        agentMeters = AgentMeters.of(registry, () -> workers);
        recordingMeters = RecordingMeters.of(registry, () -> recorders);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addLibrary(FfiClient client) {
        add("library", client, () -> NativeMeters.of(registry, client));
    }

    void removeLibrary(FfiClient client) {
        remove("library", client);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addQueue(FfiEventQueue queue) {
        add("queue", queue, () -> NativeMeters.of(registry, queue));
    }

    void removeQueue(FfiEventQueue queue) {
        remove("queue", queue);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addMedium(MediaRuntime runtime) {
        add(medium(runtime), runtime, () -> MediaMeters.of(registry, runtime));
    }

    void removeMedium(MediaRuntime runtime) {
        remove(medium(runtime), runtime);
    }

    private static String medium(MediaRuntime runtime) {
        return "medium " + runtime.getRuntimeDTO().medium;
    }

    /** A service can come before the one goes that it replaces; both have meters of the same names, of which a registry keeps the first. */
    private synchronized void add(String what, Object measured, Supplier<Meters> newMeters) {
        Measured before = meters.remove(what);
        if (before != null) {
            before.meters().close();
        }
        meters.put(what, new Measured(measured, newMeters.get()));
    }

    private synchronized void remove(String what, Object measured) {
        Measured now = meters.get(what);
        if (now != null && now.service() == measured) {
            meters.remove(what).meters().close();
        }
    }

    @Deactivate
    synchronized void close() {
        meters.values().forEach(measured -> measured.meters().close());
        roomMeters.close();
        agentMeters.close();
        recordingMeters.close();
    }
}
