package org.livekit4j.shell.internal;

import java.util.List;
import java.util.Optional;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;

/** Of streams and of what works on them. */
record MediaReports(Services services) {

    /** @param room restricts the streams; plug-ins are listed all the same */
    Tables streams(Optional<String> room) {
        Table streams = new Table("streams", "medium", "room", "participant", "track", "source", "received", "delivered",
                "dropped",
                "queued", "processors", "consumer");
        Table plugIns = new Table("plugIns", "kind", "name", "bundle", "filter", "streams", "frames", "failed", "late", "refused",
                "longestCallMs", "excluded");
        Table failed = new Table("failedPlugIns", "kind", "serviceId", "bundle", "reason");
        List<MediaRuntimeDTO> media = services.use(MediaRuntime.class,
                all -> all.stream().map(MediaRuntime::getRuntimeDTO).toList());
        for (MediaRuntimeDTO medium : media) {
            for (StreamDTO stream : medium.streams) {
                if (room.isEmpty() || room.get().equals(stream.room)) {
                    streams.add(medium.medium, stream.room, stream.participant,
                            stream.track.isEmpty() ? stream.name : stream.track,
                            stream.source, stream.received, stream.delivered, stream.dropped, stream.queued,
                            stream.processors.length, stream.consumer);
                }
            }
            for (PlugInDTO plugIn : medium.plugIns) {
                plugIns.add(plugIn.kind, plugIn.name, plugIn.bundle, plugIn.filter, plugIn.streams, plugIn.frames, plugIn.failed,
                        plugIn.late, plugIn.refused, plugIn.longestCall, plugIn.excluded);
            }
            for (FailedPlugInDTO plugIn : medium.failedPlugIns) {
                failed.add(plugIn.kind, plugIn.serviceId, plugIn.bundle, plugIn.text);
            }
        }
        return new Tables(streams, plugIns, failed);
    }
}
