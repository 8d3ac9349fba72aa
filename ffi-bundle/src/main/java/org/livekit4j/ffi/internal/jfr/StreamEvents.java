package org.livekit4j.ffi.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/** What becomes of streams and their frames. */
final class StreamEvents {
    private StreamEvents() {}

    @Category({"LiveKit4j", "Streams"})
    @StackTrace(false)
    abstract static class StreamChange extends Event {
        @Label("Stream")
        final String stream;
        @Label("Room")
        @Description("Empty for a local track")
        final String room;
        @Label("Participant")
        @Description("The identity of the publisher; empty for a local track")
        final String participant;
        @Label("Track")
        @Description("The name of the track; empty for a stream that follows a participant's source")
        final String track;
        @Label("Track SID")
        final String trackSid;

        StreamChange(String stream, StreamInfo info) {
            this.stream = Text.of(stream);
            this.room = Text.of(info.room());
            this.participant = Text.of(info.participant());
            this.track = Text.of(info.track());
            this.trackSid = Text.of(info.trackSid());
        }
    }

    @Name("org.livekit4j.StreamOpened")
    @Label("Stream Opened")
    static final class Opened extends StreamChange {
        Opened(String stream, StreamInfo info) {
            super(stream, info);
        }
    }

    @Name("org.livekit4j.StreamEnded")
    @Label("Stream Ended")
    static final class Ended extends StreamChange {
        @Label("Reason")
        final String reason;
        @Label("Received")
        @Description("Frames that the native library delivered")
        final long received;
        @Label("Delivered")
        @Description("Frames that the consumer took")
        final long delivered;
        @Label("Dropped")
        @Description("Frames that were lost because the consumer or a processor was too slow, or that waited when it was closed")
        final long dropped;
        @Label("Queued")
        @Description("Frames that the consumer can still take")
        final long queued;

        Ended(String stream, StreamInfo info, String reason, StreamStatistics frames) {
            super(stream, info);
            this.reason = reason;
            this.received = frames.received();
            this.delivered = frames.delivered();
            this.dropped = frames.dropped();
            this.queued = frames.queued();
        }
    }

    @Name("org.livekit4j.FramesDropped")
    @Label("Frames Dropped")
    @Description("Frames that a stream has lost within a second, because its consumer or a processor was too slow")
    static final class FramesDropped extends StreamChange {
        @Label("Consumer")
        final String consumer;
        @Label("Dropped")
        @Description("Frames that were lost in this second")
        final long dropped;
        @Label("Queued")
        @Description("Frames that wait")
        final long queued;

        FramesDropped(String stream, StreamInfo info, String consumer, long dropped, long queued) {
            super(stream, info);
            this.consumer = Text.of(consumer);
            this.dropped = dropped;
            this.queued = queued;
        }
    }
}
