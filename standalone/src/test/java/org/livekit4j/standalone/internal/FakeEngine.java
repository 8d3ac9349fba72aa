package org.livekit4j.standalone.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.LiveKitException;
import org.livekit4j.LiveKitStatus;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.room.Rooms;
import org.livekit4j.testing.FakeRooms;

/** An engine without a native library, which notes what is done with it. */
final class FakeEngine implements Engine {
    static final Path LIBRARY = Path.of("/lib/liblivekit_ffi.so");

    final FakeRooms rooms = new FakeRooms();
    private final List<String> calls = new ArrayList<>();
    /** A service that no jar offers, or that fails when it is closed. */
    Class<?> missing;
    Class<?> failing;

    private synchronized void note(String call) {
        calls.add(call);
    }

    /** What was opened and closed, in this order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public <T> ServiceFactory.Opened<T> open(Class<T> type) {
        if (type == missing) {
            throw new LiveKitException("nothing offers " + type.getName());
        }
        note("open " + type.getSimpleName());
        Object service = type == Rooms.class
                ? rooms
                : Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.toString());
                });
        return new ServiceFactory.Opened<>(type.cast(service), () -> {
            note("close " + type.getSimpleName());
            if (type == failing) {
                throw new IllegalStateException("cannot be closed");
            }
        });
    }

    @Override
    public Path library() {
        return LIBRARY;
    }

    @Override
    public LiveKitStatus status(int instances, List<String> names) {
        return new LiveKitStatus(LiveKitStatus.State.READY, Optional.of("1"), LIBRARY.toString(), 0, Optional.empty(), instances,
                names, 0, 0, 0, 0);
    }

    @Override
    public Map<Class<?>, Object> parts() {
        return Map.of(CharSequence.class, "a part");
    }

    @Override
    public void close() {
        note("close");
    }
}
