package org.livekit4j.bench.soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.livekit4j.bench.soak.hostile.Flood;
import org.livekit4j.bench.soak.hostile.Waves;
import org.livekit4j.bench.soak.media.AudioSources;
import org.livekit4j.bench.soak.media.ForgottenFrames;
import org.livekit4j.bench.soak.media.LineFactory;
import org.livekit4j.bench.soak.media.LoopbackStreams;
import org.livekit4j.bench.soak.media.Processors;
import org.livekit4j.bench.soak.media.Recovery;
import org.livekit4j.bench.soak.room.Guests;
import org.livekit4j.bench.soak.room.JoinAttempts;

/** What each client does, by name. */
public final class Workloads {

    private Workloads() {}

    public static Map<String, Workload> plain(SoakOptions options) {
        Map<String, Workload> all = anywhere(options);
        all.put("processors", new Processors());
        all.put("guests-2", new Guests(options.calmRoom(), options.crowdedRoom()));
        all.put("guests-3", new Guests(options.crowdedRoom()));
        return all;
    }

    /** What can be done in any environment. */
    public static Map<String, Workload> anywhere(SoakOptions options) {
        Map<String, Workload> all = new TreeMap<>();
        all.put("sound", new LoopbackStreams<>(LineFactory.AUDIO, true));
        all.put("pictures", new LoopbackStreams<>(LineFactory.VIDEO, true));
        all.put("abandoned-sound", new LoopbackStreams<>(LineFactory.AUDIO, false));
        all.put("abandoned-pictures", new LoopbackStreams<>(LineFactory.VIDEO, false));
        all.put("sound-recovery", new Recovery<>(LineFactory.AUDIO));
        all.put("picture-recovery", new Recovery<>(LineFactory.VIDEO));
        all.put("sources", new AudioSources());
        all.put("forgotten-frames", new ForgottenFrames());
        all.put("guests-1", new Guests(options.calmRoom()));
        all.put("join-attempts", new JoinAttempts(options.emptyRoom()));
        return all;
    }

    /** @param rooms that the peers flood */
    public static Map<String, Workload> hostile(List<String> rooms) {
        return Map.of("data-flood", new Flood(Waves::data, rooms), "call-flood", new Flood(Waves::calls, rooms),
                "text-flood", new Flood(Waves::texts, rooms), "track-flood", new Flood(Waves::tracks, rooms));
    }
}
