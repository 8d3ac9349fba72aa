package org.livekit4j.health.internal;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;
import org.livekit4j.text.Printable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether audio and video reach those who want them: streams that lose frames, plug-ins that fail, are late or are not used.
 * What the counters grew by is remembered for some minutes, so that nobody misses it who looks once a minute.
 */
@Component(property = {HealthCheck.NAME + "=LiveKit media", HealthCheck.TAGS + "=livekit", HealthCheck.TAGS + "=media"})
public final class MediaCheck implements HealthCheck {

    @Reference
    volatile List<MediaRuntime> media = List.of();

    private final RecentProblems recentProblems;
    private final Map<String, Long> counters = new HashMap<>();

    @Activate
    public MediaCheck() {
        this(InstantSource.system());
    }

    MediaCheck(InstantSource clock) {
        recentProblems = new RecentProblems(clock);
    }

    @Override
    public synchronized Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Map<String, Long> before = Map.copyOf(counters);
        counters.clear();
        for (MediaRuntime runtime : media) {
            MediaRuntimeDTO medium = runtime.getRuntimeDTO();
            log.info("{}: {} streams, {} plug-ins", medium.medium, medium.streams.length, medium.plugIns.length);
            for (StreamDTO stream : medium.streams) {
                look(medium.medium, stream, before);
            }
            for (PlugInDTO plugIn : medium.plugIns) {
                look(plugIn, before);
            }
            for (FailedPlugInDTO plugIn : medium.failedPlugIns) {
                log.warn("{} {} of {} is not used: {}", plugIn.kind, plugIn.serviceId, plugIn.bundle, plugIn.text);
            }
        }
        recentProblems.recent().forEach(log::warn);
        return new Result(log);
    }

    private void look(String medium, StreamDTO stream, Map<String, Long> before) {
        String name = "%s stream %s of %s".formatted(medium, Printable.of(stream.name), Printable.of(stream.participant));
        long more = more(name, stream.dropped, before);
        if (more > 0) {
            recentProblems.add(name, name + " has lost " + more + " frames: "
                    + (stream.consumer.isEmpty() ? "its consumer" : stream.consumer) + " does not take them in time");
        }
    }

    private void look(PlugInDTO plugIn, Map<String, Long> before) {
        String name = "%s %s of %s".formatted(plugIn.kind, Printable.of(plugIn.name), plugIn.bundle);
        long more = more(name + plugIn.serviceId, plugIn.failed + plugIn.late + plugIn.refused, before);
        if (more > 0) {
            recentProblems.add(name, name + " has failed, was late or was refused " + more + " times");
        }
    }

    /** By how much the counter has grown since it was looked at last. */
    private long more(String counter, long now, Map<String, Long> before) {
        counters.merge(counter, now, Long::sum);
        return Math.max(0, counters.get(counter) - before.getOrDefault(counter, 0L));
    }
}
