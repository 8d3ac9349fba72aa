package org.livekit4j.data.internal;

import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.data.Data;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataSink;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.spi.SinkCall;
import org.livekit4j.media.spi.SinkTracks;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;

/** Opens streams for sinks of data, which subscribes to the tracks. */
record DataSinkCall(Data data) implements SinkCall<DataFrame, DataSink, DataStreamOptions> {
    private static final SinkTracks TRACKS = new SinkTracks(RoomEvent.DataTrackPublished.class,
            participant -> participant.dataTracks().values().stream());
    private static final String PREFIX = "property livekit.sink.";

    @Override
    public SinkTracks tracks() {
        return TRACKS;
    }

    @Override
    public DataStreamOptions options(PropertyReader properties) {
        DataStreamOptions defaults = DataStreamOptions.DEFAULTS;
        int capacity = properties.integer(DataSink.CAPACITY, 0).orElse(defaults.capacity());
        int bufferSize = properties.integer(DataSink.BUFFER_SIZE, 1).orElse(defaults.bufferSize());
        try {
            return defaults.withCapacity(capacity).withBufferSize(bufferSize);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(PREFIX + e.getMessage(), e); // the message begins with the name of the option
        }
    }

    @Override
    public MediaStream<DataFrame> open(StreamOrigin track, DataStreamOptions options) {
        return data.openStream((RemoteDataTrack) track, options);
    }

    @Override
    public void started(DataSink sink, StreamInfo stream) {
        sink.started(stream);
    }

    @Override
    public void frame(DataSink sink, DataFrame frame, StreamInfo stream) {
        sink.frame(frame, stream);
    }

    @Override
    public void ended(DataSink sink, StreamInfo stream, StreamEnd reason) {
        sink.ended(stream, reason);
    }

    @Override
    public void release(DataFrame frame) {
        // The bytes are on the heap.
    }
}
