package org.livekit4j.bench.soak.felix;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.livekit4j.audio.Audio;
import org.livekit4j.bench.soak.Services;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.room.Rooms;
import org.livekit4j.video.Video;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;

/** The library as services, which come and go. */
final class OsgiEngine implements Services, AutoCloseable {
    /** In the order in which they are stopped. */
    private static final String[] BUNDLES = {"keeper", "room", "video", "audio", "media", "queue", "ffi"};

    private final BundleContext context;
    private final FfiClient client;
    private final ExecutorService frames = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("soak frames").factory());

    OsgiEngine(BundleContext context) {
        this.context = context;
        client = service(FfiClient.class);
    }

    FfiClient client() {
        return client;
    }

    private <T> T service(Class<T> type) {
        ServiceReference<T> reference = context.getServiceReference(type);
        T service = reference == null ? null : context.getService(reference);
        if (service == null) {
            throw new IllegalStateException("there is no " + type.getSimpleName() + " now");
        }
        return service;
    }

    @Override
    public Audio audio() {
        return service(Audio.class);
    }

    @Override
    public Video video() {
        return service(Video.class);
    }

    @Override
    public Rooms rooms() {
        return service(Rooms.class);
    }

    @Override
    public Executor frames() {
        return frames;
    }

    static Bundle bundle(BundleContext context, String name) {
        return Arrays.stream(context.getBundles()).filter(bundle -> ("org.livekit4j." + name).equals(bundle.getSymbolicName()))
                .findFirst().orElseThrow();
    }

    @Override
    public void close() throws BundleException {
        for (String name : BUNDLES) {
            bundle(context, name).stop();
        }
        frames.shutdown();
    }
}
