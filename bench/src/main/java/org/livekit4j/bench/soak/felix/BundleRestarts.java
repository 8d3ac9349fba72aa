package org.livekit4j.bench.soak.felix;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.Audio;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.report.Faults;
import org.livekit4j.room.Rooms;
import org.livekit4j.video.Video;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/** Bundles of the library are stopped and started, or updated and refreshed, in the middle of everything. */
final class BundleRestarts implements Workload {
    private static final long LIMIT_SECONDS = 30;
    private static final List<Class<?>> SERVICES = List.of(Audio.class, Video.class, Rooms.class);
    private static final int SHORTEST_MILLIS = 8_000;

    private final BundleContext context;

    BundleRestarts(BundleContext context) {
        this.context = context;
    }

    @Override
    public void run(Round round) throws Exception {
        while (!round.awaitEnd(SHORTEST_MILLIS + round.random().nextInt(SHORTEST_MILLIS))) {
            String name = round.oneOf("audio", "audio", "video", "video", "media", "queue", "room", "keeper");
            Bundle bundle = OsgiEngine.bundle(context, name);
            if (round.oneIn(2)) {
                bundle.stop();
                round.reports().calls().checkInterrupt("stopping " + name);
                round.pause(300);
                bundle.start();
            } else {
                bundle.update();
                round.reports().calls().checkInterrupt("updating " + name);
                refresh(round, bundle);
            }
            round.reports().calls().checkInterrupt("starting " + name);
            awaitServices(round, name);
        }
    }

    private void refresh(Round round, Bundle bundle) throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle),
                event -> refreshed.countDown());
        if (!refreshed.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            hang(round, bundle.getSymbolicName() + " is not refreshed");
        }
    }

    private void awaitServices(Round round, String replaced) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        for (Class<?> service : SERVICES) {
            while (context.getServiceReference(service) == null) {
                if (System.nanoTime() > deadline) {
                    hang(round, "there is no " + service.getSimpleName() + " since " + replaced + " was replaced");
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static void hang(Round round, String what) {
        round.reports().faults().add(Faults.Kind.HANG, what + ", " + LIMIT_SECONDS + " s");
    }
}
