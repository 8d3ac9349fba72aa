package org.livekit4j.standalone.internal;

import java.util.List;
import java.util.Optional;
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
    private Optional<DevicesProvider.Opened> devices = Optional.empty();

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

    /** @throws LiveKitException if no jar offers keepers */
    static RoomKeeperProvider keepers() {
        return ServiceLoader.load(RoomKeeperProvider.class, OwnResources.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new LiveKitException(
                        "nothing keeps rooms joined: add the artifact org.livekit4j:org.livekit4j.keeper to the class or module path"));
    }

    /** @throws LiveKitException if no jar offers workers */
    static AgentProvider agents() {
        return ServiceLoader.load(AgentProvider.class, OwnResources.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new LiveKitException(
                        "nothing takes jobs: add the artifact org.livekit4j:org.livekit4j.agent to the class or module path"));
    }

    /** @throws LiveKitException if no jar offers dashboards */
    static DashboardProvider dashboards() {
        return ServiceLoader.load(DashboardProvider.class, OwnResources.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new LiveKitException(
                        "nothing shows a dashboard: add the artifact org.livekit4j:org.livekit4j.dashboard to the class or"
                                + " module path"));
    }

    /**
     * The devices of the instance, opened when they are first asked for.
     *
     * @throws LiveKitException if no jar offers devices, or the JDK has no desktop
     */
    DevicesProvider.Opened devices(Supplier<Audio> audio, Supplier<Video> video) {
        lock.lock();
        try {
            if (devices.isEmpty()) {
                DevicesProvider provider = ServiceLoader.load(DevicesProvider.class, OwnResources.class.getClassLoader())
                        .findFirst()
                        .orElseThrow(() -> new LiveKitException("nothing opens devices: add the artifact"
                                + " org.livekit4j:org.livekit4j.devices to the class or module path"));
                devices = Optional.of(this.<DevicesProvider.Opened>add(onClose -> provider.open(audio, video, onClose)));
            }
            return devices.get();
        } catch (NoClassDefFoundError e) {
            throw new LiveKitException("devices need the module java.desktop: start the JVM with --add-modules java.desktop", e);
        } finally {
            lock.unlock();
        }
    }

    /** @throws LiveKitException if no jar offers recorders */
    static RecorderProvider recorders() {
        return ServiceLoader.load(RecorderProvider.class, OwnResources.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new LiveKitException(
                        "nothing records: add the artifact org.livekit4j:org.livekit4j.recorder to the class or module path"));
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
