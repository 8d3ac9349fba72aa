package org.livekit4j.standalone.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.LiveKit;

/** Settings of an instance to come. */
final class StandaloneBuilder implements LiveKit.Builder {
    private final SharedEngine engine;
    private final ShutdownHook.Jvm jvm;
    private Optional<Path> library = Optional.empty();
    private boolean shutdownHook = true;

    StandaloneBuilder(SharedEngine engine, ShutdownHook.Jvm jvm) {
        this.engine = engine;
        this.jvm = jvm;
    }

    @Override
    public LiveKit.Builder library(Path file) {
        library = Optional.of(Objects.requireNonNull(file, "file is null"));
        return this;
    }

    @Override
    public LiveKit.Builder shutdownHook(boolean on) {
        shutdownHook = on;
        return this;
    }

    @Override
    public LiveKit build() {
        SharedEngine.Lease lease = engine.acquire(library);
        try {
            OwnRooms rooms = new OwnRooms();
            OwnResources resources = new OwnResources();
            ShutdownHook hook = shutdownHook
                    ? ShutdownHook.add(jvm, () -> Closing.runAll(List.of(resources::close, rooms::leaveForGood)))
                    : ShutdownHook.none(jvm);
            return new StandaloneLiveKit(lease, rooms, resources, hook);
        } catch (Throwable e) {
            lease.close();
            throw e;
        }
    }
}
