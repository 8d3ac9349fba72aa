package org.livekit4j.demo.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.CompletionException;
import org.livekit4j.audio.Audio;
import org.livekit4j.demo.Demo;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.demo.DemoRun;
import org.livekit4j.demo.LibraryInfo;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.video.Video;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The demo as a component. It needs the native library; audio, video and the queue may come and go while it runs, as when their
 * bundles are updated during a call.
 */
@Component
public final class DemoComponent implements Demo {
    private static final long STOP_PATIENCE_MS = 2_500;

    private final FfiClient client;
    private final ServiceSlot<Audio> audio = new ServiceSlot<>();
    private final ServiceSlot<Video> video = new ServiceSlot<>();
    private final ServiceSlot<FfiEventQueue> queue = new ServiceSlot<>();
    private LoopbackRun run;

    @Activate
    public DemoComponent(@Reference FfiClient client) {
        this.client = client;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAudio(Audio service) {
        audio.bind(service);
    }

    void unbindAudio(Audio service) {
        audio.unbind(service);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindVideo(Video service) {
        video.bind(service);
    }

    void unbindVideo(Video service) {
        video.unbind(service);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindQueue(FfiEventQueue service) {
        queue.bind(service);
    }

    void unbindQueue(FfiEventQueue service) {
        queue.unbind(service);
    }

    @Override
    public synchronized DemoRun start(DemoOptions options) {
        if (run != null && !run.report().isDone()) {
            throw new IllegalStateException("a run is under way; stop it first");
        }
        run = new LoopbackRun(options, client);
        audio.use(run.audio());
        video.use(run.video());
        queue.use(run.queue());
        run.start();
        return run;
    }

    @Override
    public LibraryInfo library() {
        FfiHealth health = client.health();
        return new LibraryInfo(health.libraryVersion(), health.libraryPath(), health.state().name(), health.lastPanic());
    }

    @Deactivate
    synchronized void deactivate() {
        if (run == null) {
            return;
        }
        run.stop();
        try {
            run.report().orTimeout(STOP_PATIENCE_MS, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            // It does not end in time; what it holds goes with the native library.
        }
    }
}
