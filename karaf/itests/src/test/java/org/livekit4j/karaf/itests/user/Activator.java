package org.livekit4j.karaf.itests.user;

import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.Callable;
import org.livekit4j.audio.Audio;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.room.Rooms;
import org.livekit4j.video.Video;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The bundle of a user. What it does is called through services of the JDK's types, by tests that are not wired to LiveKit4j. */
public final class Activator implements BundleActivator {
    private BundleContext context;

    @Override
    public void start(BundleContext context) {
        this.context = context;
        offer("sound", () -> AudioCheck.run(service(Audio.class)));
        offer("pictures", () -> VideoCheck.run(service(Video.class)));
        offer("speech", () -> Speaker.speak(service(Rooms.class), service(Audio.class), context.getProperty("test.livekit.url"),
                context.getProperty("test.livekit.token")));
        offer("handles", this::handles);
    }

    @Override
    public void stop(BundleContext context) {}

    private Map<String, Long> handles() {
        HandleStatistics handles = service(FfiClient.class).handles();
        return Map.of("created", handles.created(), "released", handles.released(), "live", handles.live());
    }

    private void offer(String action, Callable<?> callable) {
        context.registerService(Callable.class, callable, new Hashtable<>(Map.of("user.action", action)));
    }

    private <T> T service(Class<T> type) {
        return context.getService(context.getServiceReference(type));
    }
}
