package org.livekit4j.queue.plugin;

import java.util.List;
import org.livekit4j.queue.dto.FailedPlugInDTO;
import org.livekit4j.queue.dto.MediaRuntimeDTO;
import org.livekit4j.queue.dto.PlugInDTO;
import org.livekit4j.queue.dto.StreamDTO;

/** Tells how things are with one medium. */
public final class MediaRuntimes {

    private MediaRuntimes() {}

    /** @param plugIns the whiteboards of its plug-ins, processors first */
    public static MediaRuntimeDTO of(String medium, List<StreamStatus> streams, List<PlugInServices<?>> plugIns) {
        MediaRuntimeDTO dto = new MediaRuntimeDTO();
        dto.medium = medium;
        dto.streams = streams.stream().map(MediaRuntimes::stream).toArray(StreamDTO[]::new);
        dto.plugIns = plugIns.stream().map(PlugInServices::host)
                .flatMap(host -> host.hosted().stream().map(plugIn -> plugIn(host.kind(), plugIn))).toArray(PlugInDTO[]::new);
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
        dto.received = status.statistics().received();
        dto.delivered = status.statistics().delivered();
        dto.dropped = status.statistics().dropped();
        dto.queued = status.statistics().queued();
        dto.processors = status.processors().stream().mapToLong(Long::longValue).toArray();
        return dto;
    }

    private static PlugInDTO plugIn(String kind, HostedPlugIn plugIn) {
        PlugInStatistics statistics = plugIn.statistics();
        PlugInDTO dto = new PlugInDTO();
        dto.serviceId = plugIn.identity().id();
        dto.bundleId = plugIn.identity().bundleId();
        dto.bundle = plugIn.identity().bundle();
        dto.kind = kind;
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
