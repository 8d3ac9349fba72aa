package org.livekit4j.data;

import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.plugin.PlugInConstants;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens streams on the data tracks of remote participants. An OSGi service; safe for use by several threads. It is not needed to
 * publish data tracks, and rooms report the data tracks of other participants without it.
 *
 * <p>The streams live until they are closed or the service is unregistered: then they end with {@link
 * org.livekit4j.track.StreamEnd#SERVICE_STOPPED}.
 */
@ProviderType
public interface Data {

    /**
     * Subscribes to a data track. Frames that were sent before are not delivered. A track can have many streams, which share one
     * subscription. The caller closes the stream.
     *
     * @param track the track
     * @param options how frames are delivered
     * @return the stream
     * @throws IllegalArgumentException if the track is not one of LiveKit4j's
     * @throws IllegalStateException if the track was unpublished
     * @throws org.livekit4j.track.UndecryptableException if the track is encrypted end to end, and its room has no key, unless
     *     the options allow it
     */
    DataStream openStream(RemoteDataTrack track, DataStreamOptions options);

    /**
     * Subscribes to a data track with {@link DataStreamOptions#DEFAULTS}.
     *
     * @param track the track
     * @return the stream
     * @throws IllegalArgumentException if the track is not one of LiveKit4j's
     * @throws IllegalStateException if the track was unpublished
     * @throws org.livekit4j.track.UndecryptableException if the track is encrypted end to end, and its room has no key
     */
    default DataStream openStream(RemoteDataTrack track) {
        return openStream(track, DataStreamOptions.DEFAULTS);
    }

    /**
     * Adds a processor to the open streams and to those to come. In OSGi register the processor as a service instead, so that it
     * is removed with its bundle and found again by the next data service.
     *
     * @param processor the processor
     * @param properties those of {@link PlugInConstants}, and {@code service.ranking}, an {@code Integer}; empty for all streams
     * @return a registration that removes the processor
     * @throws IllegalArgumentException if a property is wrong
     * @throws IllegalStateException if the service was unregistered
     */
    UpdatableRegistration addProcessor(DataFrameProcessor processor, Map<String, ?> properties);
}
