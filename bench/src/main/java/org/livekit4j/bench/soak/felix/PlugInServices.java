package org.livekit4j.bench.soak.felix;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.media.Processors;
import org.livekit4j.bench.soak.user.BadProcessor;
import org.livekit4j.bench.soak.user.BadRoomListener;
import org.livekit4j.bench.soak.user.BadSink;
import org.livekit4j.bench.soak.user.Temper;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.RoomListener;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoSink;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** Processors, sinks and room listeners that come, change and go as services. */
final class PlugInServices implements Workload {
    private static final int MOST = 6;

    private final BundleContext context;

    PlugInServices(BundleContext context) {
        this.context = context;
    }

    @Override
    public void run(Round round) throws Exception {
        Deque<ServiceRegistration<?>> registered = new ArrayDeque<>();
        while (round.awaitTurn()) {
            if (registered.size() < MOST) {
                registered.add(register(round));
            }
            round.reports().calls().checkInterrupt("registering a plug-in");
            round.pause(800);
            if (!registered.isEmpty() && round.oneIn(3)) {
                registered.peek().setProperties(dictionary(Processors.properties(round)));
            }
            if (!registered.isEmpty() && round.oneIn(2)) {
                registered.poll().unregister();
            }
            round.reports().calls().checkInterrupt("a plug-in's change or end");
        }
        registered.forEach(ServiceRegistration::unregister);
    }

    private ServiceRegistration<?> register(Round round) {
        return switch (round.random().nextInt(5)) {
            case 0 -> register(round, AudioFrameProcessor.class, new BadProcessor(round), Processors.properties(round));
            case 1 -> register(round, VideoFrameProcessor.class, new BadProcessor(round), Processors.properties(round));
            case 2 -> register(round, AudioSink.class, new BadSink(round), sinkProperties(round));
            case 3 -> register(round, VideoSink.class, new BadSink(round), sinkProperties(round));
            // Not as a prototype, which the component runtime would ask for its object on this thread.
            default -> context.registerService(RoomListener.class, BadRoomListener.ofAllRooms(round), dictionary(Map.of()));
        };
    }

    /** As it is, or as a prototype of which each stream gets its own, whose constructor may throw. */
    private <S> ServiceRegistration<S> register(Round round, Class<S> type, S service, Map<String, ?> properties) {
        if (round.oneIn(2)) {
            return context.registerService(type, service, dictionary(properties));
        }
        Temper constructor = Temper.mostlyGood(round, 4);
        return context.registerService(type, new PrototypeServiceFactory<S>() {
            @Override
            public S getService(Bundle bundle, ServiceRegistration<S> registration) {
                constructor.show();
                return service;
            }

            @Override
            public void ungetService(Bundle bundle, ServiceRegistration<S> registration, S released) {
                constructor.show();
            }
        }, dictionary(properties));
    }

    private static Map<String, ?> sinkProperties(Round round) {
        return round.oneIn(2)
                ? Map.of()
                : Map.of(PlugInConstants.TRACK_SOURCE, round.oneOf("MICROPHONE", "CAMERA", "NONSENSE"), AudioSink.CAPACITY,
                        round.oneOf(1, 5, -1));
    }

    private static Dictionary<String, ?> dictionary(Map<String, ?> properties) {
        return new Hashtable<>(properties);
    }
}
