package org.livekit4j.standalone.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.LiveKitStatus;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.QueueStatistics;

/**
 * The engine on LiveKit's native library.
 *
 * @param client of the library
 * @param queue of its events
 */
record NativeEngine(FfiClient client, OwnedFfiEventQueue queue) implements Engine {

    /**
     * @param library the file to load; empty for the one that is found
     * @throws org.livekit4j.ffi.FfiException if it cannot be loaded
     */
    static NativeEngine open(Optional<Path> library) {
        FfiClient client = FfiClients.open(library.map(FfiOptions.DEFAULTS::withLibrary).orElse(FfiOptions.DEFAULTS));
        try {
            return new NativeEngine(client, FfiQueues.open(client));
        } catch (Throwable e) {
            client.close();
            throw e;
        }
    }

    @Override
    public <T> ServiceFactory.Opened<T> open(Class<T> type) {
        return ServiceFactory.open(type, client, queue::subscribe);
    }

    @Override
    public Path library() {
        return Path.of(client.health().libraryPath());
    }

    @Override
    public LiveKitStatus status(int instances, List<String> rooms) {
        FfiHealth health = client.health();
        QueueStatistics statistics = queue.statistics();
        LaneStatistics total = statistics.total();
        return new LiveKitStatus(state(health.state()), health.libraryVersion(), health.libraryPath(), health.panics(),
                health.lastPanic(), instances, rooms, client.handles().live(), statistics.subscribers().size(), total.delivered(),
                total.dropped());
    }

    private static LiveKitStatus.State state(FfiHealth.State state) {
        return switch (state) {
            case READY -> LiveKitStatus.State.READY;
            case DEGRADED -> LiveKitStatus.State.DEGRADED;
            case STOPPED -> LiveKitStatus.State.STOPPED;
            case STUCK -> LiveKitStatus.State.STUCK;
        };
    }

    @Override
    public Map<Class<?>, Object> parts() {
        return Map.of(FfiClient.class, client, FfiEventQueue.class, queue);
    }

    @Override
    public void close() {
        try {
            queue.close();
        } finally {
            client.close();
        }
    }
}
