package org.livekit4j.metrics.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.dto.MediaRuntime;
import org.livekit4j.room.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts meters into the registry that is a service; without one there is no such component. */
@Component(service = {})
public final class MetricsComponent {
    private final MeterRegistry registry;
    private final Meters roomMeters;
    private final Map<Object, Meters> meters = new ConcurrentHashMap<>();

    @Reference
    volatile List<Room> rooms = List.of();

    @Reference
    volatile List<RoomKeeper> keepers = List.of();

    @Activate
    public MetricsComponent(@Reference MeterRegistry registry) {
        this.registry = registry;
        roomMeters = RoomMeters.of(registry, () -> rooms, () -> keepers);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addLibrary(FfiClient client) {
        meters.put(client, NativeMeters.of(registry, client));
    }

    void removeLibrary(FfiClient client) {
        remove(client);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addQueue(FfiEventQueue queue) {
        meters.put(queue, NativeMeters.of(registry, queue));
    }

    void removeQueue(FfiEventQueue queue) {
        remove(queue);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addMedium(MediaRuntime runtime) {
        meters.put(runtime, MediaMeters.of(registry, runtime));
    }

    void removeMedium(MediaRuntime runtime) {
        remove(runtime);
    }

    private void remove(Object measured) {
        Meters gone = meters.remove(measured);
        if (gone != null) {
            gone.close();
        }
    }

    @Deactivate
    void close() {
        meters.values().forEach(Meters::close);
        roomMeters.close();
    }
}
