package org.livekit4j.media.internal;

import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.media.management.MediumStatus;

/** Reports the state of one medium without the types of OSGi, which {@link MediaRuntimes} needs. */
public final class MediumStatuses {

    private MediumStatuses() {}

    public static MediumStatus of(String medium, Processors<?, ?> processors, Sinks<?, ?, ?> sinks) {
        return new MediumStatus(medium, processors.streams().stream().map(MediumStatuses::stream).toList(),
                Stream.<PlugInContainer<?>>of(processors, sinks)
                        .flatMap(host -> host.hosted().stream().map(plugIn -> plugIn(host, plugIn))).toList(),
                List.of());
    }

    private static MediumStatus.OpenStream stream(StreamStatus status) {
        return new MediumStatus.OpenStream(status.name(), status.info(), status.consumer(), status.statistics().received(),
                status.statistics().delivered(), status.statistics().dropped(), status.statistics().queued(),
                status.processors().size());
    }

    private static MediumStatus.PlugIn plugIn(PlugInContainer<?> host, ActivePlugIn plugIn) {
        PlugInStatistics statistics = plugIn.statistics();
        return new MediumStatus.PlugIn(host.kind(), statistics.name(), plugIn.identity().bundle(), statistics.filter(),
                statistics.streams(), statistics.frames(), statistics.failed(), statistics.late(), statistics.refused(),
                statistics.longestMillis(), host.excludes(plugIn));
    }
}
