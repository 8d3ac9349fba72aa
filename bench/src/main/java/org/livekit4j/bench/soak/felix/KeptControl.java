package org.livekit4j.bench.soak.felix;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.bench.soak.control.Controls;
import org.livekit4j.bench.soak.report.Beat;
import org.livekit4j.bench.soak.report.Reports;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.track.StreamInfo;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;

/** A room that is kept joined all the time, in which a listener and a sink, both services, have to get what others send. */
final class KeptControl implements AutoCloseable {
    private static final String IDENTITY = "control-kept";

    private final ServiceRegistration<?> counting;
    private final Configuration configuration;
    private final Beat listened;
    private final Beat heard;
    private final ServiceRegistration<?> listener;
    private final ServiceRegistration<?> sink;

    KeptControl(BundleContext context, KeeperConfigurations configurations, String room, Reports reports) throws IOException {
        counting = configurations.count(reports, room, IDENTITY);
        configuration = configurations.keep("control", room, IDENTITY);
        listened = reports.beats().expect("data in the kept room " + room, Controls.LIMIT.multipliedBy(2), () -> true);
        heard = reports.beats().expect("voice for a sink", Controls.LIMIT.multipliedBy(2), () -> true);
        listener = context.registerService(RoomListener.class, (where, event) -> {
            if (event instanceof RoomEvent.DataReceived data && data.packet().topic().equals(Controls.TOPIC)
                    && where.localParticipant().identity().equals(IDENTITY)) {
                listened.arrived();
            }
        }, properties(Map.of(RoomListener.ROOM, room)));
        AudioSink hearing = new AudioSink() {
            @Override
            public void frame(AudioFrame frame, StreamInfo stream) {
                heard.arrived();
            }
        };
        sink = context.registerService(AudioSink.class, hearing,
                properties(Map.of(PlugInConstants.ROOM, room, PlugInConstants.TRACK, Controls.VOICE)));
    }

    private static Dictionary<String, ?> properties(Map<String, ?> properties) {
        return new Hashtable<>(properties);
    }

    @Override
    public void close() throws IOException {
        listened.close();
        heard.close();
        counting.unregister();
        listener.unregister();
        sink.unregister();
        configuration.delete();
    }
}
