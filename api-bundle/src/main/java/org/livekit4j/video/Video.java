package org.livekit4j.video;

import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoTrack;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way to video: an OSGi service, safe for use by several threads.
 *
 * <p>What it creates lives until it is closed, or until the service goes: then streams end with
 * {@link org.livekit4j.track.StreamEnd#SERVICE_STOPPED} and sources are closed. Frames that a consumer still holds stay valid.
 */
@ProviderType
public interface Video {

    VideoSource createSource(VideoSourceOptions options);

    /**
     * Creates a source as {@link VideoSourceOptions#of} describes it.
     *
     * @param width of the pictures to come, in pixels
     * @param height of the pictures to come, in pixels
     */
    default VideoSource createSource(int width, int height) {
        return createSource(VideoSourceOptions.of(width, height));
    }

    /**
     * @param source of this service and open
     * @throws IllegalArgumentException if the source is not this service's
     * @throws IllegalStateException if the source is closed
     */
    LocalVideoTrack createTrack(String name, VideoSource source);

    /**
     * Opens one more stream on a track; a track can have many. A local track can be watched as well.
     *
     * @throws IllegalArgumentException if the track does not come from LiveKit4j
     * @throws IllegalStateException if the track is closed
     */
    VideoStream openStream(VideoTrack track, VideoStreamOptions options);

    /** Opens one more stream on a track, with {@link VideoStreamOptions#DEFAULTS}. */
    default VideoStream openStream(VideoTrack track) {
        return openStream(track, VideoStreamOptions.DEFAULTS);
    }

    /**
     * Opens a stream on whatever the participant publishes from this source, now or later: it goes on when the track is published
     * again, and ends when the participant leaves or the room ends.
     *
     * @throws IllegalArgumentException if the source carries no video, or the participant does not come from LiveKit4j
     * @throws IllegalStateException if the participant has left
     */
    VideoStream openStream(RemoteParticipant participant, TrackSource source, VideoStreamOptions options);

    /**
     * Adds a processor to the streams that are open and those to come. In OSGi register it as a service in place of that, so that it
     * goes with its bundle and is found again by the next service of video.
     *
     * @param properties those of {@link PlugInConstants}, and {@code service.ranking}, an {@code Integer}; empty for all streams
     * @return removes it
     * @throws IllegalArgumentException if a property is wrong
     * @throws IllegalStateException if the service is gone
     */
    UpdatableRegistration addProcessor(VideoFrameProcessor processor, Map<String, ?> properties);

    /**
     * Converts a picture into a new one, which the caller closes. Time stamp, rotation and metadata are carried over.
     *
     * @param flipY whether to turn it upside down
     * @throws org.livekit4j.LiveKitException if the native library has no conversion between the two types
     */
    VideoFrame convert(VideoFrame frame, VideoBufferType type, boolean flipY);
}
