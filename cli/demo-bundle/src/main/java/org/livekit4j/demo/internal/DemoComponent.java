package org.livekit4j.demo.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.livekit4j.audio.Audio;
import org.livekit4j.demo.Demo;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.demo.DemoRun;
import org.livekit4j.demo.RoomAccess;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.room.Rooms;
import org.livekit4j.video.Video;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The demo as a component. It needs the native library; audio, video and the queue may come and go while it runs, as when their
 * bundles are updated during a call.
 */
@Component
public final class DemoComponent implements Demo {
    private static final long STOP_TIMEOUT_MS = 2_500;

    private final BundleContext context;
    private final FfiClient client;
    private final ServiceSlot<Audio> audio = new ServiceSlot<>();
    private final ServiceSlot<Video> video = new ServiceSlot<>();
    private final ServiceSlot<FfiEventQueue> queue = new ServiceSlot<>();
    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile Rooms rooms;
    private MediaRun run;

    @Activate
    public DemoComponent(BundleContext context, @Reference FfiClient client) {
        this.context = context;
        this.client = client;
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindAudio(Audio service) {
        audio.bind(service);
    }

    void unbindAudio(Audio service) {
        audio.unbind(service);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindVideo(Video service) {
        video.bind(service);
    }

    void unbindVideo(Video service) {
        video.unbind(service);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindQueue(FfiEventQueue service) {
        queue.bind(service);
    }

    void unbindQueue(FfiEventQueue service) {
        queue.unbind(service);
    }

    @Override
    public DemoRun start(DemoOptions options) {
        return start(options, (results, stop) -> Transport.LOOPBACK);
    }

    @Override
    public DemoRun start(DemoOptions options, RoomAccess access) {
        return start(options, (results, stop) -> new RoomTransport(access, context, () -> rooms, video, results, stop));
    }

    private synchronized DemoRun start(DemoOptions options, BiFunction<RunResults, Runnable, Transport> transports) {
        if (run != null && !run.report().isDone()) {
            throw new IllegalStateException("a run is under way; stop it first");
        }
        run = new MediaRun(options, client, video, transports);
        run.start(audio, video, queue);
        return run;
    }

    @Deactivate
    synchronized void deactivate() {
        if (run != null) {
            run.stop();
            try {
                run.report().orTimeout(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS).join();
            } catch (CompletionException e) {
                // It does not end in time; what it holds goes with the native library.
            }
        }
    }
}
