package org.livekit4j.bench.soak.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.report.Calls;
import org.livekit4j.bench.soak.user.BadProcessor;
import org.livekit4j.plugin.PlugInConstants;

/** Processors that come, go and change while frames flow. */
public final class Processors implements Workload {
    private static final int MOST = 4;

    @Override
    public void run(Round round) throws Exception {
        Calls calls = round.reports().calls();
        Deque<UpdatableRegistration> added = new ArrayDeque<>();
        while (round.awaitTurn()) {
            if (added.size() < MOST) {
                UpdatableRegistration one = round.oneIn(2)
                        ? calls.ask("add processor",
                                () -> round.services().audio().addProcessor(new BadProcessor(round), properties(round)))
                        : calls.ask("add processor",
                                () -> round.services().video().addProcessor(new BadProcessor(round), properties(round)));
                if (one != null) {
                    added.add(one);
                }
            }
            round.pause(500);
            if (!added.isEmpty() && round.oneIn(2)) {
                calls.run("update processor", () -> added.peek().update(properties(round)));
            }
            if (!added.isEmpty() && round.oneIn(2)) {
                calls.run("remove processor", added.poll()::close);
            }
        }
        for (UpdatableRegistration one : added) {
            calls.run("remove processor", one::close);
        }
    }

    /** Never those of the streams that are watched. */
    public static Map<String, Object> properties(Round round) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PlugInConstants.TRACK, LoopbackStreams.TRACK);
        properties.put("service.ranking", round.random().nextInt(10));
        properties.put(PlugInConstants.TIMEOUT_MS, round.oneOf(1, 10, 200));
        return properties;
    }
}
