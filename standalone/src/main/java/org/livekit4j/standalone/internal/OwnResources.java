package org.livekit4j.standalone.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;
import org.livekit4j.agent.AgentProvider;
import org.livekit4j.audio.Audio;
import org.livekit4j.dashboard.DashboardProvider;
import org.livekit4j.devices.DevicesProvider;
import org.livekit4j.keeper.RoomKeeperProvider;
import org.livekit4j.recorder.RecorderProvider;
import org.livekit4j.video.Video;

/** The keepers, workers, dashboards, devices and the recorder of one instance, which other jars make. Safe for use by several threads. */
final class OwnResources {
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Class<?>, AutoCloseable> singles = new HashMap<>();

    /**
     * Makes one.
     *
     * @param maker makes it; is given what is to be told when it is closed
     */
    <T extends AutoCloseable> T add(Function<Consumer<T>, T> maker) {
        T made = maker.apply(open::remove);
        open.add(made);
        return made;
    }

    /** One for the whole instance, made when it is first asked for. */
    private <T extends AutoCloseable> T single(Class<T> type, Function<Consumer<T>, T> maker) {
        lock.lock();
        try {
            AutoCloseable made = singles.get(type);
            if (made == null) {
                made = add(maker);
                singles.put(type, made);
            }
            return type.cast(made);
        } finally {
            lock.unlock();
        }
    }

    /** @throws LiveKitException if no jar offers it */
    private static <P> P provider(Class<P> type, String lack, String artifact) {
        return ServiceLoader.load(type, OwnResources.class.getClassLoader()).findFirst().orElseThrow(
                () -> new LiveKitException(
                        lack + ": add the artifact org.livekit4j:" + artifact + " to the class or module path"));
    }

    static RoomKeeperProvider keepers() {
        return provider(RoomKeeperProvider.class, "nothing keeps rooms joined", "org.livekit4j.keeper");
    }

    static AgentProvider agents() {
        return provider(AgentProvider.class, "nothing takes jobs", "org.livekit4j.agent");
    }

    static DashboardProvider dashboards() {
        return provider(DashboardProvider.class, "nothing shows a dashboard", "org.livekit4j.dashboard");
    }

    /** @throws LiveKitException if no jar offers devices, or the JDK has no desktop */
    DevicesProvider.Opened devices(Supplier<Audio> audio, Supplier<Video> video, Function<Class<?>, ?> parts) {
        try {
            return single(DevicesProvider.Opened.class, onClose -> provider(DevicesProvider.class, "nothing opens devices",
                    "org.livekit4j.devices").open(audio, video, parts, onClose));
        } catch (NoClassDefFoundError e) {
            throw new LiveKitException("devices need the module java.desktop: start the JVM with --add-modules java.desktop", e);
        }
    }

    /** @throws LiveKitException if no jar offers recorders */
    RecorderProvider.Owned recorder(Supplier<Audio> audio, Supplier<Video> video) {
        return single(RecorderProvider.Owned.class, onClose -> provider(RecorderProvider.class, "nothing records",
                "org.livekit4j.recorder").open(audio, video, onClose));
    }

    Stream<?> open() {
        return open.stream();
    }

    /** Ends all, side by side, and waits for them. */
    void close() {
        List<Thread> closing = open.stream().map(resource -> Thread.ofVirtual().name("livekit-end")
                .inheritInheritableThreadLocals(false).start(() -> close(resource))).toList();
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("it cannot be closed", e);
        }
    }
}
