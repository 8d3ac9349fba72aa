package org.livekit4j.media.internal;

import java.util.List;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;

/** Reports the state of one medium. */
public final class MediaRuntimes {

    private MediaRuntimes() {}

    /** @param plugIns the whiteboards of its plug-ins, processors first */
    public static MediaRuntimeDTO of(String medium, Processors<?, ?> processors, List<PlugInServices<?>> plugIns) {
        MediaRuntimeDTO dto = new MediaRuntimeDTO();
        dto.medium = medium;
        dto.received = processors.losses().received();
        dto.dropped = processors.losses().dropped();
        dto.unmatchedProcessors = processors.unmatched().toArray(String[]::new);
        dto.streams = processors.streams().stream().map(MediaRuntimes::stream).toArray(StreamDTO[]::new);
        dto.plugIns = plugIns.stream().map(PlugInServices::host)
                .flatMap(host -> host.hosted().stream().map(plugIn -> plugIn(host, plugIn))).toArray(PlugInDTO[]::new);
        dto.failedPlugIns = plugIns.stream().flatMap(PlugInServices::failed).toArray(FailedPlugInDTO[]::new);
        return dto;
    }

    private static StreamDTO stream(StreamStatus status) {
        StreamDTO dto = new StreamDTO();
        dto.name = status.name();
        dto.room = status.info().room();
        dto.participant = status.info().participant();
        dto.track = status.info().track();
        dto.trackSid = status.info().trackSid();
        dto.source = status.info().source().name();
        dto.consumer = status.consumer();
        dto.received = status.statistics().received();
        dto.delivered = status.statistics().delivered();
        dto.dropped = status.statistics().dropped();
        dto.queued = status.statistics().queued();
        dto.processors = status.processors().stream().mapToLong(Long::longValue).toArray();
        return dto;
    }

    private static PlugInDTO plugIn(PlugInContainer<?> host, ActivePlugIn plugIn) {
        PlugInStatistics statistics = plugIn.statistics();
        PlugInDTO dto = new PlugInDTO();
        dto.serviceId = plugIn.identity().id();
        dto.bundleId = plugIn.identity().bundleId();
        dto.bundle = plugIn.identity().bundle();
        dto.kind = host.kind();
        dto.excluded = host.excludes(plugIn);
        dto.name = statistics.name();
        dto.filter = statistics.filter();
        dto.ranking = statistics.ranking();
        dto.streams = statistics.streams();
        dto.frames = statistics.frames();
        dto.failed = statistics.failed();
        dto.late = statistics.late();
        dto.refused = statistics.refused();
        dto.longestCall = statistics.longestMillis();
        return dto;
    }
}
