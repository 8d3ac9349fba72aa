package org.livekit4j.data.internal;

import java.util.Map;
import java.util.Objects;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.data.Data;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataFrameProcessor;
import org.livekit4j.data.DataSink;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.ResourceTracker;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.Medium;
import org.livekit4j.media.SinkService;
import org.livekit4j.queue.SubscriberRegistry;

/** Opens streams, and ends those that are still open when it is closed. */
class DataService implements Data, SinkService<DataSink>, AutoCloseable {
    private final FfiClient client;
    private final SubscriberRegistry registry;
    private final ResourceTracker resources;
    private final Medium<DataFrame, DataFrameProcessor, DataSink, DataStreamOptions> medium = new Medium<>("data",
            DataFrameProcessor.class, new DataProcessorCall(), DataSink.class, new DataSinkCall(this));

    DataService(FfiClient client, SubscriberRegistry registry) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.resources = new ResourceTracker("the data service", client);
        this.registry = Objects.requireNonNull(registry, "registry is null");
    }

    @Override
    public DataStream openStream(RemoteDataTrack track, DataStreamOptions options) {
        Objects.requireNonNull(track, "track is null");
        Objects.requireNonNull(options, "options is null");
        if (!(track instanceof StreamOrigin origin)) {
            throw new IllegalArgumentException("this track does not come from LiveKit4j: " + track);
        }
        if (!options.allowUndecryptable()) {
            origin.requireDecryptable(origin.info().source());
        }
        return resources.call(() -> open(origin, options));
    }

    private DataStream open(StreamOrigin origin, DataStreamOptions options) {
        NativeDataStream stream = new NativeDataStream(client, origin, options, medium, resources::remove);
        stream.open(registry);
        resources.add(stream, NativeDataStream::end);
        if (stream.end().isPresent()) {
            resources.remove(stream);
        }
        return stream;
    }

    @Override
    public UpdatableRegistration addProcessor(DataFrameProcessor processor, Map<String, ?> properties) {
        return medium.addProcessor(processor, properties);
    }

    @Override
    public final Medium<DataFrame, DataFrameProcessor, DataSink, DataStreamOptions> medium() {
        return medium;
    }

    /** Ends the streams first, whose frames processors and sinks still get. */
    @Override
    public void close() {
        resources.close();
        medium.close();
    }
}
