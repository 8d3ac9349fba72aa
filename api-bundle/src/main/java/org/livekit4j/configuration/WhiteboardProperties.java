package org.livekit4j.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.data.DataSink;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.stream.TextStreamHandler;
import org.livekit4j.video.VideoSink;

/**
 * The properties of services that are plugged into LiveKit4j. A name that is like one of theirs and is none is refused: what was meant to
 * restrict a service to one participant would otherwise give it everybody.
 */
public final class WhiteboardProperties {
    private static final String PREFIX = "livekit.";
    /** Those of bundles above are given as text; a test of the media bundle compares them. */
    private static final List<String> NAMES = List.of(PlugInConstants.ROOM, PlugInConstants.PARTICIPANT, PlugInConstants.TRACK,
            PlugInConstants.TRACK_SOURCE, PlugInConstants.TIMEOUT_MS, PlugInConstants.NAME, AudioSink.SAMPLE_RATE,
            AudioSink.NUM_CHANNELS, AudioSink.FRAME_SIZE_MS, AudioSink.CAPACITY, AudioSink.FRAME_REUSE, VideoSink.FORMAT,
            VideoSink.CAPACITY, DataSink.BUFFER_SIZE,
            RoomListener.ROOM, RoomListener.EVENTS, TextStreamHandler.TOPIC, JobHandler.NAME, JobHandler.TYPE, AgentWorker.PID,
            RoomKeeper.PID, "livekit.medium",
            "livekit.event.types", "livekit.event.keys", "livekit.queue.capacity", "livekit.queue.overflow", "livekit.delivery",
            "livekit.subscriber.name");

    private WhiteboardProperties() {}

    /**
     * Returns a reader of the properties of a service.
     *
     * @param properties of the service
     * @return the reader
     * @throws IllegalArgumentException if one has a name that is probably misspelt
     */
    public static PropertyReader of(Map<String, ?> properties) {
        PropertyReader reader = new PropertyReader(properties);
        reader.know(NAMES);
        for (String name : reader.unknown()) {
            String similar = reader.similar(name).map(meant -> "; did you mean " + meant + "?").orElse("");
            if (!similar.isEmpty() || name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
                throw new IllegalArgumentException("property " + name + " is unknown" + similar);
            }
        }
        return reader;
    }
}
